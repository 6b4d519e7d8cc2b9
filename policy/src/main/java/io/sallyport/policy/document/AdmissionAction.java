package io.sallyport.policy.document;

/** What an admission rule does with a client that it matches. */
public enum AdmissionAction {
    /** The client may speak. */
    ADMIT,
    /** The connection is closed without a word. */
    REFUSE
}
