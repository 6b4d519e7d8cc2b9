package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.Directory;

/**
 * What a method has to give back.
 *
 * @param directory its connections
 * @param logins the threads that verify passwords
 * @param lookups the threads that look up groups: logins of strangers must not hold up who is authenticated
 */
record Belongings(Directory directory, Workers logins, Workers lookups) implements AutoCloseable {
    @Override
    public void close() {
        logins.close();
        lookups.close();
        directory.close();
    }
}
