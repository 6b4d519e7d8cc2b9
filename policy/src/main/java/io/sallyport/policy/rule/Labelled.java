package io.sallyport.policy.rule;

/** A rule of any of a policy's lists. */
public interface Labelled {
    /** What it is called and where it stands. */
    Label label();

    /** What it is about. */
    Conditions conditions();
}
