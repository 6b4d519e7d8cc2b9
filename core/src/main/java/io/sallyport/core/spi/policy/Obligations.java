package io.sallyport.core.spi.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a permitted session is bound to. What is empty is not bound here; the gateway's own limits hold all the same.
 *
 * <p>A UDP association is bound by the rule that permitted it and by each rule that permits one of its destinations: of
 * several times the shortest holds, and a place is taken under each.
 *
 * @param idle the longest time without an octet in either direction
 * @param lifetime the longest time that it relays
 * @param sessionsPerIdentity the most sessions that one identity may have at a time under this rule
 * @param sessionsPerRule the most sessions that all identities together may have at a time under this rule
 * @param datagrams what the datagrams of an association are bound to
 * @param egress the addresses and the interface of this host by which it goes out; of an association those of the rule
 *     that permits a destination hold for that one
 */
public record Obligations(
        Optional<Duration> idle,
        Optional<Duration> lifetime,
        OptionalInt sessionsPerIdentity,
        OptionalInt sessionsPerRule,
        DatagramObligations datagrams,
        EgressBinding egress) {
    /** Bound to nothing. */
    public static final Obligations NONE =
            new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Lets the system choose what to go out by. */
    public Obligations(
            Optional<Duration> idle,
            Optional<Duration> lifetime,
            OptionalInt sessionsPerIdentity,
            OptionalInt sessionsPerRule,
            DatagramObligations datagrams) {
        this(idle, lifetime, sessionsPerIdentity, sessionsPerRule, datagrams, EgressBinding.ANY);
    }

    /** Binds datagrams to nothing. */
    public Obligations(
            Optional<Duration> idle,
            Optional<Duration> lifetime,
            OptionalInt sessionsPerIdentity,
            OptionalInt sessionsPerRule) {
        this(idle, lifetime, sessionsPerIdentity, sessionsPerRule, DatagramObligations.NONE);
    }
}
