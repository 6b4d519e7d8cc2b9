package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;

/** What a server is asked for to see whether it does what logins need. */
@FunctionalInterface
public interface Probe {
    /** Asks; any answer will do. */
    void ask(Line line) throws LDAPException, DirectoryException;
}
