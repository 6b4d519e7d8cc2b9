package io.sallyport.auth.gssapi.context;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Fault;
import java.util.Set;

/** Why a client's security context is not established, or not good enough. */
public final class Reasons {
    public static final ReasonCode MALFORMED_TOKEN = ReasonCode.of("gss-token-malformed");
    public static final ReasonCode UNSUPPORTED_MECHANISM = ReasonCode.of("gss-mechanism-not-kerberos");
    public static final ReasonCode UNKNOWN_SERVICE = ReasonCode.of("gss-service-not-in-keytab");
    public static final ReasonCode UNKNOWN_KEY = ReasonCode.of("gss-key-not-in-keytab");
    public static final ReasonCode WEAK_ENCTYPE = ReasonCode.of("gss-weak-enctype");
    public static final ReasonCode BAD_INTEGRITY = ReasonCode.of("gss-bad-integrity");
    public static final ReasonCode CLOCK_SKEW = ReasonCode.of("gss-clock-skew");
    public static final ReasonCode REPLAY = ReasonCode.of("gss-replay");
    public static final ReasonCode REPLAY_MEMORY_FULL = ReasonCode.of("gss-replay-memory-full");
    public static final ReasonCode TICKET_EXPIRED = ReasonCode.of("gss-ticket-expired");
    public static final ReasonCode TICKET_NOT_YET_VALID = ReasonCode.of("gss-ticket-not-yet-valid");
    public static final ReasonCode TICKET_MISMATCH = ReasonCode.of("gss-ticket-of-another-client");
    public static final ReasonCode FACTS_DIFFER = ReasonCode.of("gss-ticket-read-differently");
    public static final ReasonCode TICKET_ADDRESS = ReasonCode.of("gss-ticket-of-another-address");
    public static final ReasonCode NO_CHECKSUM = ReasonCode.of("gss-authenticator-without-checksum");
    public static final ReasonCode FAILED = ReasonCode.of("gss-context-failed");
    public static final ReasonCode NOT_ESTABLISHED = ReasonCode.of("gss-context-not-established");
    public static final ReasonCode UNREADABLE_TICKET = ReasonCode.of("gss-ticket-unreadable");

    public static final ReasonCode NO_MUTUAL_AUTHENTICATION = ReasonCode.of("gss-no-mutual-authentication");
    public static final ReasonCode NO_ACCEPTOR_SUBKEY = ReasonCode.of("gss-no-acceptor-subkey");
    public static final ReasonCode NO_INTEGRITY = ReasonCode.of("gss-no-integrity");
    public static final ReasonCode BINDING_MISSING = ReasonCode.of("gss-channel-binding-missing");
    public static final ReasonCode BINDING_MISMATCH = ReasonCode.of("gss-channel-binding-mismatch");
    public static final ReasonCode ANONYMOUS = ReasonCode.of("gss-anonymous-client");
    public static final ReasonCode REALM_NOT_TRUSTED = ReasonCode.of("gss-realm-not-trusted");
    public static final ReasonCode TRANSIT_NOT_TRUSTED = ReasonCode.of("gss-transit-not-trusted");
    public static final ReasonCode NAME_NOT_PLAIN = ReasonCode.of("gss-name-not-permitted");
    public static final ReasonCode NO_ACCOUNT = ReasonCode.of("gss-ticket-without-account");
    public static final ReasonCode DELEGATED = ReasonCode.of("gss-ticket-delegated");
    public static final ReasonCode NO_GROUPS = ReasonCode.of("gss-ticket-without-groups");
    public static final ReasonCode NAME_NOT_MAPPED = ReasonCode.of("gss-name-not-mapped");

    public static final ReasonCode WRONG_MESSAGE = ReasonCode.of("gss-unexpected-message-type");
    public static final ReasonCode EMPTY_TOKEN = ReasonCode.of("gss-empty-token");
    public static final ReasonCode LEVEL_MALFORMED = ReasonCode.of("gss-level-malformed");
    public static final ReasonCode LEVEL_SEALED = ReasonCode.of("gss-level-sealed");
    public static final ReasonCode LEVEL_UNPROTECTED = ReasonCode.of("gss-level-unprotected");
    public static final ReasonCode LEVEL_NOT_ACCEPTABLE = ReasonCode.of("gss-level-not-acceptable");
    public static final ReasonCode NO_CONFIDENTIALITY = ReasonCode.of("gss-no-confidentiality");
    public static final ReasonCode OVERLOADED = ReasonCode.of("gss-overloaded");
    public static final ReasonCode OVERLOADED_FROM_SOURCE = ReasonCode.of("gss-overloaded-from-source");

    /** What may be a key that is missing here, or too much to do. */
    private static final Set<ReasonCode> OF_THE_GATEWAY =
            Set.of(OVERLOADED, OVERLOADED_FROM_SOURCE, REPLAY_MEMORY_FULL, UNKNOWN_KEY, FACTS_DIFFER);

    /** What may be the keytab's fault, and what anybody can make up. */
    private static final Set<ReasonCode> OF_EITHER = Set.of(UNKNOWN_SERVICE, FAILED);

    private Reasons() {}

    /** Whose doing a refusal is. */
    public static Fault fault(ReasonCode reason) {
        if (OF_EITHER.contains(reason)) {
            return Fault.UNKNOWN;
        }
        return OF_THE_GATEWAY.contains(reason) ? Fault.GATEWAY : Fault.CLIENT;
    }
}
