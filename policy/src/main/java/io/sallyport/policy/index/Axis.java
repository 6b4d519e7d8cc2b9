package io.sallyport.policy.index;

import io.sallyport.policy.rule.Facts;

/** Finds, for one dimension, the rules that name the value which the facts have there. */
interface Axis {
    /**
     * Adds those rules.
     *
     * @return whether it is sure that no other rule with a condition here can match
     */
    boolean collect(Facts facts, Bits found);
}
