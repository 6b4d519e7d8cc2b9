package io.sallyport.auth.ldap.connection;

import io.sallyport.core.spi.ReasonCode;

/** The directory gave no verdict. It has no stack trace: clients can cause it as often as they like. */
public final class DirectoryException extends Exception {
    /** Nobody answers. */
    public static final ReasonCode UNAVAILABLE = ReasonCode.of("directory-unavailable");

    /** The service account may not bind: nothing can be asked. */
    public static final ReasonCode SERVICE_ACCOUNT_REFUSED = ReasonCode.of("directory-service-account-refused");

    /** Every connection is in use, and none became free in time. */
    public static final ReasonCode CONNECTIONS_EXHAUSTED = ReasonCode.of("directory-connections-exhausted");

    /** It points to another server, and referrals are not followed. */
    public static final ReasonCode REFERRAL = ReasonCode.of("directory-referral");

    /** It answers something that it should not. */
    public static final ReasonCode ERROR = ReasonCode.of("directory-error");

    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;
    private final String why;

    /** Says what happened. */
    public DirectoryException(ReasonCode reason, String message) {
        super(Results.plain(message), null, false, false);
        this.reason = reason;
        this.why = Results.plain(message);
    }

    /** In words, for the log. */
    public String why() {
        return why;
    }

    /** Goes to the log. */
    public ReasonCode reason() {
        return reason;
    }
}
