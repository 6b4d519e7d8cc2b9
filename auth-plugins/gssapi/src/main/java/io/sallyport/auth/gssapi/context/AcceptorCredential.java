package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.keytab.Keytab;
import io.sallyport.auth.gssapi.keytab.KeytabEntry;
import io.sallyport.auth.gssapi.keytab.Service;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;

/**
 * The JDK's credentials of one state of the keytab, one for each key, so that it is known which key the JDK uses. They
 * are made of the keys and not of the file, so that the JDK sees only keys that may be used, and never a file that is
 * being written.
 *
 * @param keytab the state
 * @param byKey not bound to a principal
 */
record AcceptorCredential(Keytab keytab, Map<KeytabEntry, GSSCredential> byKey) {
    static AcceptorCredential of(Keytab keytab, GSSManager manager) throws GSSException {
        // Two entries are never equal, for their keys are arrays.
        Map<KeytabEntry, GSSCredential> byKey = new HashMap<>();
        for (KeytabEntry entry : keytab.usable()) {
            byKey.put(entry, of(entry, manager));
        }
        return new AcceptorCredential(keytab, Map.copyOf(byKey));
    }

    private static GSSCredential of(KeytabEntry entry, GSSManager manager) throws GSSException {
        return as(
                new Subject(true, Set.of(), Set.of(), Set.of(key(entry))),
                () -> manager.createCredential(
                        null, GSSCredential.INDEFINITE_LIFETIME, Kerberos.MECHANISM, GSSCredential.ACCEPT_ONLY));
    }

    GSSCredential of(KeytabEntry key) {
        return Objects.requireNonNull(byKey.get(key), "key of another state of the keytab");
    }

    /** The keys of one principal. */
    List<KerberosKey> keysOf(Service service) {
        return keytab.usable().stream()
                .filter(entry -> entry.service().equals(service))
                .map(AcceptorCredential::key)
                .toList();
    }

    private static KerberosKey key(KeytabEntry entry) {
        return new KerberosKey(
                new KerberosPrincipal(entry.service().toString(), KerberosPrincipal.KRB_NT_SRV_INST),
                entry.key(),
                entry.enctype(),
                entry.version());
    }

    private static GSSCredential as(Subject subject, PrivilegedExceptionAction<GSSCredential> action)
            throws GSSException {
        try {
            return Subject.doAs(subject, action);
        } catch (PrivilegedActionException e) {
            if (e.getException() instanceof GSSException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }
}
