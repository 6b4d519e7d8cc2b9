/** Finds the few rules that may match a request without walking them all; it narrows and never decides. */
@NullMarked
package io.sallyport.policy.index;

import org.jspecify.annotations.NullMarked;
