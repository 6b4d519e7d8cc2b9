/** Turns the policy's language into compiled rules, and says everything that is wrong with it. */
@NullMarked
package io.sallyport.policy.compile;

import org.jspecify.annotations.NullMarked;
