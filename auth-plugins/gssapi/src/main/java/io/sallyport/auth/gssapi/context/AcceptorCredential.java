package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.keytab.Keytab;
import io.sallyport.auth.gssapi.keytab.KeytabEntry;
import io.sallyport.auth.gssapi.keytab.Service;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;

/**
 * The JDK's credential of one state of the keytab. It is made of the keys and not of the file, so that the JDK sees
 * only keys that may be used, and never a file that is being written.
 *
 * @param keytab the state
 * @param credential not bound to a principal
 */
record AcceptorCredential(Keytab keytab, GSSCredential credential) {
    static AcceptorCredential of(Keytab keytab, GSSManager manager) throws GSSException {
        Set<KerberosKey> keys =
                keytab.usable().stream().map(AcceptorCredential::key).collect(Collectors.toSet());
        Subject subject = new Subject(true, Set.of(), Set.of(), keys);
        return new AcceptorCredential(
                keytab,
                as(
                        subject,
                        () -> manager.createCredential(
                                null,
                                GSSCredential.INDEFINITE_LIFETIME,
                                Kerberos.MECHANISM,
                                GSSCredential.ACCEPT_ONLY)));
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
