package io.sallyport.core.abuse;

/** That a half-open session is to make room, as an event in its connection's pipeline. */
public enum Displacement {
    /** Its own source has as many as one may have, and wants one more. */
    FOR_ITS_SOURCE,
    /** There are as many as there may be in all. */
    FOR_OTHERS,
    /** The same, and nobody is left that has proved nothing: its identity has most of those that have not said what they want. */
    THOUGH_AUTHENTICATED
}
