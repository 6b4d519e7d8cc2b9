/** Runs the tests that a policy file holds. */
@NullMarked
package io.sallyport.policy.test;

import org.jspecify.annotations.NullMarked;
