/** A UDP association, RFC 1928 sections 6 and 7: datagrams between one client and the destinations that policy permits. */
@NullMarked
package io.sallyport.core.association;

import org.jspecify.annotations.NullMarked;
