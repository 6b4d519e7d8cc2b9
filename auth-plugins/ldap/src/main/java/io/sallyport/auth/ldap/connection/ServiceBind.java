package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.sallyport.auth.ldap.config.ServiceAccountConfig;
import java.util.Arrays;
import java.util.Optional;

/** Binds as the service account, if there is one. */
public final class ServiceBind {
    private final Optional<ServiceAccountConfig> account;

    /** Takes the account; without one, connections stay anonymous. */
    public ServiceBind(Optional<ServiceAccountConfig> account) {
        this.account = account;
    }

    /** Whether there is an account. */
    public boolean isConfigured() {
        return account.isPresent();
    }

    /**
     * Binds.
     *
     * @throws DirectoryException if the directory refuses the account
     * @throws LDAPException if it does not answer
     */
    public void bind(LDAPConnection connection) throws LDAPException, DirectoryException {
        if (account.isEmpty()) {
            return;
        }
        byte[] password = account.get().password().octets();
        try {
            connection.bind(new SimpleBindRequest(account.get().name(), password));
        } catch (LDAPException e) {
            if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                throw e;
            }
            throw new DirectoryException(
                    DirectoryException.SERVICE_ACCOUNT_REFUSED, account.get().name() + ": " + Results.describe(e));
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }
}
