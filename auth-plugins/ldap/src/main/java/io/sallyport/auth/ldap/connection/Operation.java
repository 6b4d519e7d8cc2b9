package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;

/** What is done with a connection while nobody else has it. */
@FunctionalInterface
public interface Operation<T> {
    /** Does it; may be done a second time, on another connection, where the first had died unnoticed. */
    T on(Line line) throws LDAPException, DirectoryException;
}
