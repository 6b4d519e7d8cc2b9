package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Fault;
import java.util.Set;

/** Why the directory, or this plugin on its behalf, does not let somebody in. */
final class Reasons {
    static final ReasonCode BAD_PASSWORD = ReasonCode.of("bad-password");
    static final ReasonCode UNKNOWN_USER = ReasonCode.of("unknown-user");
    static final ReasonCode AMBIGUOUS_USER = ReasonCode.of("ambiguous-user");
    static final ReasonCode EMPTY_PASSWORD = ReasonCode.of("empty-password");
    static final ReasonCode NUL = ReasonCode.of("nul-in-credentials");
    static final ReasonCode USERNAME_NOT_PERMITTED = ReasonCode.of("username-not-permitted");
    static final ReasonCode NO_NAME = ReasonCode.of("directory-entry-without-name");
    static final ReasonCode ENTRY_UNREADABLE = ReasonCode.of("directory-entry-unreadable");
    static final ReasonCode TOO_MANY_LOGINS = ReasonCode.of("too-many-logins-waiting");
    static final ReasonCode WAITED_TOO_LONG = ReasonCode.of("login-waited-too-long");

    static final ReasonCode ABANDONED = ReasonCode.of("password-verification-abandoned");
    static final ReasonCode ACCOUNT_DISABLED = ReasonCode.of("account-disabled");
    static final ReasonCode ACCOUNT_LOCKED = ReasonCode.of("account-locked");
    static final ReasonCode ACCOUNT_EXPIRED = ReasonCode.of("account-expired");
    static final ReasonCode ACCOUNT_RESTRICTED = ReasonCode.of("account-restricted");
    static final ReasonCode PASSWORD_EXPIRED = ReasonCode.of("password-expired");
    static final ReasonCode PASSWORD_MUST_CHANGE = ReasonCode.of("password-must-change");
    static final ReasonCode LOGON_HOURS = ReasonCode.of("outside-logon-hours");
    static final ReasonCode WORKSTATION = ReasonCode.of("workstation-not-permitted");
    static final ReasonCode UNWILLING = ReasonCode.of("directory-unwilling");
    static final ReasonCode STRONGER_BIND = ReasonCode.of("directory-demands-protection");

    /** What the configuration or the directory brings about whatever the client sends, or no verdict on a password. */
    private static final Set<ReasonCode> OF_THE_GATEWAY = Set.of(
            ABANDONED,
            ACCOUNT_LOCKED,
            STRONGER_BIND,
            UNWILLING,
            ENTRY_UNREADABLE,
            DirectoryException.ERROR,
            DirectoryException.REFERRAL);

    private Reasons() {}

    static Fault fault(ReasonCode reason) {
        // Anybody can name an entry without a name, and no password is asked for then.
        if (reason.equals(NO_NAME)) {
            return Fault.UNKNOWN;
        }
        return OF_THE_GATEWAY.contains(reason) ? Fault.GATEWAY : Fault.CLIENT;
    }
}
