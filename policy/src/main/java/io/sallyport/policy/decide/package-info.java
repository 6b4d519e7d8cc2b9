/** Walks rules in their order until one decides. */
@NullMarked
package io.sallyport.policy.decide;

import org.jspecify.annotations.NullMarked;
