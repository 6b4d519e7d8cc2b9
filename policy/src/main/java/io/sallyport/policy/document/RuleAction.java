package io.sallyport.policy.document;

/** What a rule does with a request that it matches. */
public enum RuleAction {
    /** The session may go on, bound to the rule's obligations. */
    PERMIT,
    /** It may not. */
    DENY
}
