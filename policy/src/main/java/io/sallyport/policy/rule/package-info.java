/** What a rule is once it is compiled: conditions, requirements, and what they say of the facts of a request. */
@NullMarked
package io.sallyport.policy.rule;

import org.jspecify.annotations.NullMarked;
