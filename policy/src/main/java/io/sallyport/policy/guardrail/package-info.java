/** The denials that no rule can override. */
@NullMarked
package io.sallyport.policy.guardrail;

import org.jspecify.annotations.NullMarked;
