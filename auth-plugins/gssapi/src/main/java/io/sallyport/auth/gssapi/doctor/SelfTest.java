package io.sallyport.auth.gssapi.doctor;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import java.nio.ByteBuffer;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.EncryptionKey;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;

/** Establishes a context with the gateway's own service in this process, and accepts it as the gateway does. */
final class SelfTest {
    private static final String STEP = "self-test";
    private static final int FLAGS = 2;
    private static final int ACCEPTOR_SUBKEY = 4;
    private static final int ENC_PART = 3;

    private final Subject initiator;
    private final List<Key> keys;
    private final Report report;
    private final GSSManager manager = GSSManager.getInstance();

    SelfTest(Subject initiator, List<Key> keys, Report report) {
        this.initiator = initiator;
        this.keys = keys;
        this.report = report;
        // As the gateway has it: a recorded exchange is useless elsewhere.
        System.setProperty("sun.security.krb5.acceptor.subkey", "true");
    }

    void run(String service) {
        try {
            GSSContext client = as(initiator, () -> initiate(service));
            byte[] token = as(initiator, () -> client.initSecContext(new byte[0], 0, 0));
            version(service);
            GSSContext server = as(acceptor(), this::accept);
            byte[] reply = server.acceptSecContext(token, 0, token.length);
            client.initSecContext(reply, 0, reply.length);
            judge(service, client, server);
            client.dispose();
            server.dispose();
        } catch (GSSException | LoginException | RuntimeException e) {
            report.fail(STEP, service + ": " + Advice.of(e));
        }
    }

    private void version(String service) throws LoginException {
        ByteBuffer ticket = ByteBuffer.wrap(Login.ticket(initiator, service).getEncoded());
        KdcAnswer.version(KerberosMessage.parse(ticket), ENC_PART)
                .ifPresent(version -> KeyVersions.compare(report, keys, service, version));
    }

    private GSSContext initiate(String service) throws GSSException {
        GSSContext context = manager.createContext(
                manager.createName(service, new Oid("1.2.840.113554.1.2.2.1")), mechanism(), null, 0);
        context.requestMutualAuth(true);
        context.requestConf(true);
        context.requestInteg(true);
        return context;
    }

    private GSSContext accept() throws GSSException {
        return manager.createContext(manager.createCredential(
                null, GSSCredential.INDEFINITE_LIFETIME, mechanism(), GSSCredential.ACCEPT_ONLY));
    }

    /** It gets only the keys that the gateway would use. */
    private Subject acceptor() {
        Set<KerberosKey> usable =
                keys.stream().filter(Key::isAccepted).map(Key::toKerberosKey).collect(Collectors.toSet());
        return new Subject(true, Set.of(), Set.of(), usable);
    }

    private void judge(String service, GSSContext client, GSSContext server) throws GSSException {
        byte[] wrapped = server.wrap(new byte[1], 0, 1, new MessageProp(0, true));
        boolean subkey = (wrapped[FLAGS] & ACCEPTOR_SUBKEY) != 0;
        int type = ((EncryptionKey)
                        ((ExtendedGSSContext) server).inquireSecContext(InquireType.KRB5_GET_SESSION_KEY_EX))
                .getKeyType();
        boolean opened = client.unwrap(wrapped, 0, wrapped.length, new MessageProp(0, false)).length == 1;
        String shown = service + ": mutual authentication " + yes(client.getMutualAuthState()) + ", acceptor subkey "
                + yes(subkey) + ", " + EncryptionTypes.name(type) + ", confidentiality " + yes(server.getConfState());
        if (client.getMutualAuthState() && subkey && opened && EncryptionTypes.isAccepted(type)) {
            report.ok(STEP, shown);
        } else {
            report.fail(STEP, shown + " (expected: yes, yes, AES, yes; look at permitted_enctypes in krb5.conf)");
        }
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static Oid mechanism() throws GSSException {
        return new Oid("1.2.840.113554.1.2.2");
    }

    private static <T> T as(Subject subject, PrivilegedExceptionAction<T> action) throws GSSException {
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
