/** Loads the assembled gateway and other servers from outside, side by side, and writes a page of what came out. */
@NullMarked
package io.sallyport.bench.endtoend;

import org.jspecify.annotations.NullMarked;
