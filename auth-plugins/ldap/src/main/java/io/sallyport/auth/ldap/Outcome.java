package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.connection.DirectoryException;

/** Carries a verdict out of what is done with a connection: a refusal is no reason to give the connection up. */
sealed interface Outcome<T> {
    /** Does something and keeps what came of it. */
    static <T> Outcome<T> of(Work<T> work) throws LDAPException, DirectoryException {
        try {
            return new Done<>(work.get());
        } catch (LoginRefusedException e) {
            return new Refused<>(e);
        }
    }

    /** Gives what came of it. */
    static <T> T get(Outcome<T> outcome) throws LoginRefusedException {
        if (outcome instanceof Refused<T> refused) {
            throw refused.refusal();
        }
        return ((Done<T>) outcome).value();
    }

    /** Work that can end in a refusal. */
    @FunctionalInterface
    interface Work<T> {
        T get() throws LDAPException, LoginRefusedException, DirectoryException;
    }

    /**
     * It went well.
     *
     * @param value what came of it
     */
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * It ended in a refusal.
     *
     * @param refusal why
     */
    record Refused<T>(LoginRefusedException refusal) implements Outcome<T> {}
}
