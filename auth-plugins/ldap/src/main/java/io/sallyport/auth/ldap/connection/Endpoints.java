package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;

/** Where the servers are, the preferred first. May block. */
@FunctionalInterface
public interface Endpoints {
    /**
     * Gives them, at least one.
     *
     * @throws LDAPException if nobody knows
     */
    List<Endpoint> current() throws LDAPException;
}
