package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.ProtectionLevel;
import java.io.IOException;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Optional;
import javax.security.auth.Subject;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;

/** A context of the JDK's Kerberos; wrap and unwrap may be called by two threads. */
final class KerberosContext implements SecurityContext {
    private static final String KERBEROS = "1.2.840.113554.1.2.2";
    private static final String PRINCIPAL = "1.2.840.113554.1.2.2.1";

    private final Subject subject;
    private final GSSContext context;
    private final boolean needsConfidentiality;

    private KerberosContext(Subject subject, GSSContext context, boolean needsConfidentiality) {
        this.subject = subject;
        this.context = context;
        this.needsConfidentiality = needsConfidentiality;
    }

    static KerberosContext open(Subject subject, ConnectOptions.Gssapi login) throws IOException {
        boolean needsConfidentiality = login.leastLevel() == ProtectionLevel.CONFIDENTIALITY;
        return new KerberosContext(subject, as(subject, () -> context(login)), needsConfidentiality);
    }

    private static GSSContext context(ConnectOptions.Gssapi login) throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        Oid type = login.service().contains("/") ? new Oid(PRINCIPAL) : GSSName.NT_HOSTBASED_SERVICE;
        GSSName service = manager.createName(login.service(), type);
        GSSContext context = manager.createContext(service, new Oid(KERBEROS), null, GSSContext.DEFAULT_LIFETIME);
        context.requestMutualAuth(true);
        context.requestInteg(true);
        context.requestConf(true);
        context.requestReplayDet(true);
        context.requestSequenceDet(true);
        context.requestCredDeleg(false);
        return context;
    }

    @Override
    public byte[] initiate(byte[] token) throws IOException {
        byte[] next = as(
                subject,
                () -> Optional.ofNullable(context.initSecContext(token, 0, token.length))
                        .orElse(new byte[0]));
        if (context.isEstablished()) {
            requireStrength();
        }
        return next;
    }

    private void requireStrength() throws ClientException {
        boolean ordered = context.getReplayDetState() && context.getSequenceDetState();
        if (!context.getMutualAuthState() || !context.getIntegState() || !ordered) {
            throw new ClientException(
                    "a context without mutual authentication, integrity or sequence detection (expected: with all)");
        }
        if (needsConfidentiality && !context.getConfState()) {
            throw new ClientException("a context without confidentiality (expected: with it)");
        }
    }

    @Override
    public boolean isEstablished() {
        return context.isEstablished();
    }

    @Override
    public synchronized int maxPlaintextLength(boolean confidential, int tokenLength) throws IOException {
        try {
            return context.getWrapSizeLimit(0, confidential, tokenLength);
        } catch (GSSException e) {
            throw failed(e);
        }
    }

    // The JDK does not say that a context may be used by two threads at once.
    @Override
    public synchronized byte[] wrap(byte[] octets, int offset, int length, boolean confidential) throws IOException {
        try {
            MessageProp properties = new MessageProp(0, confidential);
            byte[] token = context.wrap(octets, offset, length, properties);
            if (confidential && !properties.getPrivacy()) {
                throw new ClientException("a message was not sealed (expected: confidentiality)");
            }
            return token;
        } catch (GSSException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized Unwrapped unwrap(byte[] token) throws IOException {
        try {
            MessageProp properties = new MessageProp(0, false);
            byte[] plaintext = context.unwrap(token, 0, token.length, properties);
            if (properties.isDuplicateToken()
                    || properties.isOldToken()
                    || properties.isUnseqToken()
                    || properties.isGapToken()) {
                throw new ClientException(
                        "a message from the gateway is a duplicate, old, or out of order (expected: each once, in order)");
            }
            return new Unwrapped(plaintext, properties.getPrivacy());
        } catch (GSSException e) {
            throw failed(e);
        }
    }

    private static <T> T as(Subject subject, PrivilegedExceptionAction<T> action) throws IOException {
        try {
            return Subject.doAs(subject, action);
        } catch (PrivilegedActionException e) {
            throw e.getCause() instanceof GSSException failure ? failed(failure) : new IOException(e.getCause());
        }
    }

    private static ClientException failed(GSSException failure) {
        return new ClientException("Kerberos: " + failure.getMessage(), failure);
    }
}
