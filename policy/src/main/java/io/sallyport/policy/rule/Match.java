package io.sallyport.policy.rule;

/** What a condition says of the facts. */
public enum Match {
    /** They meet it. */
    YES,
    /** They do not. */
    NO,
    /** Nobody could say what groups the identity is in. */
    GROUPS_UNKNOWN,
    /** The name has no address yet, or there is no destination yet. */
    ADDRESS_UNKNOWN
}
