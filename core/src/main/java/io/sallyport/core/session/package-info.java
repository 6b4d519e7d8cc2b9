/** One client's life, from its first octet to the record of how it ended; every transition is in one place. */
@NullMarked
package io.sallyport.core.session;

import org.jspecify.annotations.NullMarked;
