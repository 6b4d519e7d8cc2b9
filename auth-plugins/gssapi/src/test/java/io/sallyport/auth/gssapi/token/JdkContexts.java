package io.sallyport.auth.gssapi.token;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.security.SecureRandom;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.EncryptionKey;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;

/** Both sides of a context that the JDK established, to compare our tokens with its own. */
public record JdkContexts(GSSContext initiator, GSSContext acceptor) implements AutoCloseable {
    private static final String REALM = "TOKEN.TEST";
    private static final String CLIENT = "client";
    private static final String SERVICE = "rcmd/gateway.test";
    private static final Set<String> SETTINGS = Set.of(
            "java.security.krb5.realm",
            "java.security.krb5.kdc",
            "sun.security.krb5.acceptor.subkey",
            "sun.security.krb5.rcache");

    /** Establishes one without a KDC. */
    public static JdkContexts establish(int encryptionType, boolean acceptorSubkey) throws Exception {
        System.setProperty("java.security.krb5.realm", REALM);
        System.setProperty("java.security.krb5.kdc", "127.0.0.1");
        System.setProperty("sun.security.krb5.acceptor.subkey", Boolean.toString(acceptorSubkey));
        System.setProperty("sun.security.krb5.rcache", "none");
        try {
            return establish(randomKey(encryptionType), randomKey(encryptionType));
        } finally {
            SETTINGS.forEach(System::clearProperty);
        }
    }

    private static JdkContexts establish(EncryptionKey serviceKey, EncryptionKey sessionKey) throws Exception {
        Object ticket = new ForgedTicket(REALM, serviceKey, sessionKey).of(CLIENT, SERVICE);
        KerberosPrincipal service = new KerberosPrincipal(SERVICE + "@" + REALM);
        Object key = new KerberosKey(service, serviceKey.getEncoded(), serviceKey.getKeyType(), 1);
        GSSContext acceptor = as(service, key, JdkContexts::accept);
        return as(new KerberosPrincipal(CLIENT + "@" + REALM), ticket, () -> shakeHands(initiate(), acceptor));
    }

    private static EncryptionKey randomKey(int encryptionType) {
        byte[] octets = new byte[EncryptionType.of(encryptionType).keyLength()];
        new SecureRandom().nextBytes(octets);
        return new EncryptionKey(octets, encryptionType);
    }

    private static <T> T as(KerberosPrincipal who, Object secret, PrivilegedExceptionAction<T> action)
            throws PrivilegedActionException {
        return Subject.doAs(new Subject(false, Set.of(who), Set.of(), Set.of(secret)), action);
    }

    private static GSSContext initiate() throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        Oid kerberos = new Oid("1.2.840.113554.1.2.2");
        GSSName service = manager.createName(SERVICE + "@" + REALM, new Oid("1.2.840.113554.1.2.2.1"));
        GSSCredential own =
                manager.createCredential(null, GSSCredential.DEFAULT_LIFETIME, kerberos, GSSCredential.INITIATE_ONLY);
        GSSContext context = manager.createContext(service, kerberos, own, GSSContext.DEFAULT_LIFETIME);
        context.requestMutualAuth(true);
        context.requestConf(true);
        context.requestInteg(true);
        context.requestReplayDet(true);
        context.requestSequenceDet(true);
        return context;
    }

    private static GSSContext accept() throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        return manager.createContext(manager.createCredential(
                null, GSSCredential.INDEFINITE_LIFETIME, new Oid("1.2.840.113554.1.2.2"), GSSCredential.ACCEPT_ONLY));
    }

    private static JdkContexts shakeHands(GSSContext initiator, GSSContext acceptor) throws GSSException {
        byte[] request = initiator.initSecContext(new byte[0], 0, 0);
        byte[] answer = acceptor.acceptSecContext(request, 0, request.length);
        initiator.initSecContext(answer, 0, answer.length);
        return new JdkContexts(initiator, acceptor);
    }

    /** Gives our tokens in one side's place, as it stands once both have wrapped a token. */
    public Rfc4121Tokens ours(Role role) throws GSSException, MalformedMessageException {
        return Rfc4121Tokens.of(key(), state(role));
    }

    /** The same, but it takes one token over and over, to be measured with it. */
    public WrapTokens oursWithoutSequence(Role role) throws GSSException, MalformedMessageException {
        TokenState state = state(role);
        EncryptionKey key = key();
        BaseKey base = new BaseKey(EncryptionType.of(key.getKeyType()), key.getEncoded());
        ContextKeys keys = new ContextKeys(base, role);
        TokenReader reader = new TokenReader(keys, role.peer(), state.acceptorSubkey(), number -> {});
        return new DatagramTokens(Rfc4121Tokens.of(key, state), reader);
    }

    EncryptionKey key() throws GSSException {
        return (EncryptionKey) ((ExtendedGSSContext) acceptor).inquireSecContext(InquireType.KRB5_GET_SESSION_KEY_EX);
    }

    /** Learns where both sequences stand from a token of each side, which the other one takes. */
    TokenState state(Role role) throws GSSException, MalformedMessageException {
        WrapTokenHeader fromInitiator = exchange(initiator, acceptor);
        WrapTokenHeader fromAcceptor = exchange(acceptor, initiator);
        long initiatorNext = fromInitiator.sequence() + 1;
        long acceptorNext = fromAcceptor.sequence() + 1;
        return role == Role.ACCEPTOR
                ? new TokenState(role, fromInitiator.isWithAcceptorSubkey(), acceptorNext, initiatorNext)
                : new TokenState(role, fromAcceptor.isWithAcceptorSubkey(), initiatorNext, acceptorNext);
    }

    private static WrapTokenHeader exchange(GSSContext from, GSSContext to)
            throws GSSException, MalformedMessageException {
        byte[] token = from.wrap(new byte[4], 0, 4, new MessageProp(false));
        to.unwrap(token, 0, token.length, new MessageProp(false));
        return WrapTokenHeader.peek(ByteBuffer.wrap(token));
    }

    @Override
    public void close() throws GSSException {
        initiator.dispose();
        acceptor.dispose();
    }
}
