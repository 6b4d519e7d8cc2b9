/** A load generator that verifies what comes back, for where there is no other: a few loads, and GSSAPI on our tokens. */
@NullMarked
package io.sallyport.bench.load;

import org.jspecify.annotations.NullMarked;
