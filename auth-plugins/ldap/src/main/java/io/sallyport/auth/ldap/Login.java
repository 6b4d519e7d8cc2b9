package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.auth.PasswordCredentials;

/** One way to ask the directory whether a password is right. Blocks. */
interface Login {
    /**
     * Asks, unless the client has left before its password is tried.
     *
     * @throws LoginRefusedException if it is not, or the account may not be used
     * @throws DirectoryException if nobody could say
     */
    Proof prove(PasswordCredentials credentials) throws LoginRefusedException, DirectoryException;

    /**
     * Who somebody is.
     *
     * @param name in the directory's spelling
     * @param groups if they could be found
     */
    record Proof(String name, Groups groups) {}
}
