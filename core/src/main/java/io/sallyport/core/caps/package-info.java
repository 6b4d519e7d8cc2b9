/** Counts of what there may be a bounded number of, in all and for each source. */
@NullMarked
package io.sallyport.core.caps;

import org.jspecify.annotations.NullMarked;
