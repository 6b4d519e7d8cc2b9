/** The way out: names to addresses once, and a connection to exactly the addresses that policy permitted. */
@NullMarked
package io.sallyport.core.egress;

import org.jspecify.annotations.NullMarked;
