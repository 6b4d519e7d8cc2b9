package io.sallyport.policy.rule;

/** One thing that a rule asks of the facts. */
public sealed interface Condition
        permits CommandCondition,
                GroupCondition,
                HostCondition,
                IdentityCondition,
                ListenerCondition,
                NetworkCondition,
                PortCondition,
                SourceCondition,
                TimeCondition,
                TlsVersionCondition,
                TransportCondition {
    /** What it is about; a rule has at most one condition for each. */
    Dimension dimension();

    /** Whether the facts meet it. */
    Match test(Facts facts);

    /** Whether all facts that meet the other condition, which is about the same, surely meet this one. */
    boolean covers(Condition other);

    /** A bit for each value that meets it: it covers no condition whose {@link #sample} has a bit that is missing here. */
    default long spread() {
        return Marks.ALL;
    }

    /** A bit for each of some values that meet it. */
    default long sample() {
        return 0;
    }

    /** Whether all facts whatever meet it. */
    default boolean coversAll() {
        return false;
    }

    /** Whether it holds although nobody has written it. */
    default boolean isImplied() {
        return false;
    }

    /** The fact that it looks at, for an explanation. */
    String fact(Facts facts);

    /** What would meet it, for an explanation. */
    Written expected();
}
