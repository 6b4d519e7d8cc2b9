package io.sallyport.auth.ldap;

import static java.util.Map.entry;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.core.spi.ReasonCode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a directory says about an account in its answer to a bind. */
final class AccountState {
    /** Active Directory: {@code 80090308: LdapErr: DSID-…, comment: AcceptSecurityContext error, data 52e, v…}. */
    private static final Pattern ACTIVE_DIRECTORY = Pattern.compile("\\bdata ([0-9a-fA-F]{1,8})\\b");

    private static final Map<String, ReasonCode> CODES = Map.ofEntries(
            entry("51f", DirectoryException.ERROR),
            entry("525", Reasons.UNKNOWN_USER),
            entry("52e", Reasons.BAD_PASSWORD),
            entry("52f", Reasons.ACCOUNT_RESTRICTED),
            entry("530", Reasons.LOGON_HOURS),
            entry("531", Reasons.WORKSTATION),
            entry("532", Reasons.PASSWORD_EXPIRED),
            entry("533", Reasons.ACCOUNT_DISABLED),
            entry("701", Reasons.ACCOUNT_EXPIRED),
            entry("773", Reasons.PASSWORD_MUST_CHANGE),
            entry("775", Reasons.ACCOUNT_LOCKED));

    private static final Map<ResultCode, ReasonCode> RESULTS = Map.of(
            ResultCode.INVALID_CREDENTIALS, Reasons.BAD_PASSWORD,
            ResultCode.NO_SUCH_OBJECT, Reasons.UNKNOWN_USER,
            ResultCode.INVALID_DN_SYNTAX, Reasons.UNKNOWN_USER,
            ResultCode.INAPPROPRIATE_AUTHENTICATION, Reasons.BAD_PASSWORD,
            ResultCode.CONSTRAINT_VIOLATION, Reasons.ACCOUNT_RESTRICTED,
            ResultCode.UNWILLING_TO_PERFORM, Reasons.UNWILLING,
            ResultCode.STRONG_AUTH_REQUIRED, Reasons.STRONGER_BIND,
            ResultCode.CONFIDENTIALITY_REQUIRED, Reasons.STRONGER_BIND,
            ResultCode.REFERRAL, DirectoryException.REFERRAL);

    private AccountState() {}

    /** The reason not to let the account in, if the answer has one; only success without one lets it in. */
    static Optional<ReasonCode> refusal(BindResult answer) {
        Optional<ReasonCode> policy = policyError(answer);
        if (policy.isPresent()) {
            return policy;
        }
        if (answer.getResultCode().equals(ResultCode.SUCCESS)) {
            return answer.hasResponseControl(PasswordExpiredControl.PASSWORD_EXPIRED_OID)
                    ? Optional.of(Reasons.PASSWORD_MUST_CHANGE)
                    : Optional.empty();
        }
        return Optional.of(activeDirectory(answer)
                .orElseGet(() -> RESULTS.getOrDefault(answer.getResultCode(), DirectoryException.ERROR)));
    }

    private static Optional<ReasonCode> activeDirectory(BindResult answer) {
        String message = answer.getDiagnosticMessage();
        if (message == null || !answer.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
            return Optional.empty();
        }
        Matcher code = ACTIVE_DIRECTORY.matcher(message);
        return code.find() ? Optional.ofNullable(CODES.get(code.group(1).toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** A control that cannot be read may say anything, so it counts as a refusal. */
    private static Optional<ReasonCode> policyError(BindResult answer) {
        try {
            DraftBeheraLDAPPasswordPolicy10ResponseControl policy =
                    DraftBeheraLDAPPasswordPolicy10ResponseControl.get(answer);
            DraftBeheraLDAPPasswordPolicy10ErrorType error = policy == null ? null : policy.getErrorType();
            return error == null ? Optional.empty() : Optional.of(reason(error));
        } catch (LDAPException e) {
            return Optional.of(DirectoryException.ERROR);
        }
    }

    private static ReasonCode reason(DraftBeheraLDAPPasswordPolicy10ErrorType error) {
        return switch (error) {
            case PASSWORD_EXPIRED -> Reasons.PASSWORD_EXPIRED;
            case ACCOUNT_LOCKED -> Reasons.ACCOUNT_LOCKED;
            case CHANGE_AFTER_RESET -> Reasons.PASSWORD_MUST_CHANGE;
            default -> Reasons.ACCOUNT_RESTRICTED;
        };
    }
}
