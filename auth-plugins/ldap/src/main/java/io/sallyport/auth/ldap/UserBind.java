package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.connection.Results;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordCredentials;
import java.util.Optional;
import java.util.Set;

/** Tries a user's password. */
final class UserBind {
    /** No verdict on the password: the connection, or the directory as a whole, cannot be used. */
    private static final Set<ReasonCode> NO_VERDICT =
            Set.of(DirectoryException.UNAVAILABLE, DirectoryException.REFERRAL);

    private UserBind() {}

    /**
     * Binds, and asks for the password policy's opinion with it: an account that must change its password binds with
     * success.
     *
     * @return why not, or nothing if the password is right and the account may be used
     * @throws LDAPException if the directory gave no verdict
     */
    static Optional<ReasonCode> refusal(Line line, String name, PasswordCredentials credentials) throws LDAPException {
        Optional<ReasonCode> unsafe = unsafe(name, credentials);
        if (unsafe.isPresent()) {
            return unsafe;
        }
        SimpleBindRequest request = new SimpleBindRequest(
                name, credentials.password(), new DraftBeheraLDAPPasswordPolicy10RequestControl(false));
        try {
            BindResult answer = line.bind(request);
            return AccountState.refusal(answer);
        } catch (LDAPBindException e) {
            if (NO_VERDICT.contains(Results.reason(e))) {
                throw e;
            }
            return AccountState.refusal(e.getBindResult());
        }
    }

    /**
     * RFC 4513 5.1.2: a name with an empty password binds as nobody, with success; so may a name that is empty. A client
     * that has left must cost its user no try.
     */
    private static Optional<ReasonCode> unsafe(String name, PasswordCredentials credentials) {
        if (credentials.isAbandoned()) {
            return Optional.of(Reasons.ABANDONED);
        }
        if (credentials.password().length == 0) {
            return Optional.of(Reasons.EMPTY_PASSWORD);
        }
        return name.isBlank() ? Optional.of(Reasons.USERNAME_NOT_PERMITTED) : Optional.empty();
    }
}
