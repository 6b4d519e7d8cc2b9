package io.sallyport.auth.gssapi.client;

import com.sun.security.jgss.ExtendedGSSContext;
import io.sallyport.auth.gssapi.context.ContextKey;
import io.sallyport.auth.gssapi.token.WrapTokenHeader;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
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

/** A context of the JDK's Kerberos up to the protection level; what follows is not left to the JDK. */
final class KerberosContext implements SecurityContext {
    private static final String KERBEROS = "1.2.840.113554.1.2.2";
    private static final String PRINCIPAL = "1.2.840.113554.1.2.2.1";

    private final Subject subject;
    private final ExtendedGSSContext context;
    private final boolean needsConfidentiality;
    private Optional<WrapTokenHeader> ownLevel = Optional.empty();
    private Optional<WrapTokenHeader> gatewaysLevel = Optional.empty();

    private KerberosContext(Subject subject, ExtendedGSSContext context, boolean needsConfidentiality) {
        this.subject = subject;
        this.context = context;
        this.needsConfidentiality = needsConfidentiality;
    }

    static KerberosContext open(Subject subject, ConnectOptions.Gssapi login) throws IOException {
        boolean needsConfidentiality = login.leastLevel() == ProtectionLevel.CONFIDENTIALITY;
        return new KerberosContext(subject, as(subject, () -> context(login)), needsConfidentiality);
    }

    private static ExtendedGSSContext context(ConnectOptions.Gssapi login) throws GSSException {
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
        if (context instanceof ExtendedGSSContext extended) {
            return extended;
        }
        throw new IllegalStateException("GSS-API of " + context.getClass() + " (expected: the JDK's)");
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
        InitiatorTokens.requireSupported(ContextKey.of(context));
    }

    @Override
    public boolean isEstablished() {
        return context.isEstablished();
    }

    @Override
    public byte[] wrapLevel(byte level) throws IOException {
        try {
            byte[] token = context.wrap(new byte[] {level}, 0, 1, new MessageProp(0, false));
            ownLevel = Optional.of(header(token));
            return token;
        } catch (GSSException e) {
            throw failed(e);
        }
    }

    /** The JDK's order is enough for this one alone: the checksum of a token that is not sealed covers its number. */
    @Override
    public byte[] unwrapLevel(byte[] token) throws IOException {
        WrapTokenHeader header = header(token);
        MessageProp properties = new MessageProp(0, false);
        try {
            byte[] level = context.unwrap(token, 0, token.length, properties);
            if (header.isSealed() || properties.getPrivacy()) {
                throw new ClientException("the gateway sealed the protection level (expected: integrity alone)");
            }
            requireFirst(properties);
            gatewaysLevel = Optional.of(header);
            return level;
        } catch (GSSException e) {
            throw failed(e);
        }
    }

    private static void requireFirst(MessageProp found) throws ClientException {
        if (found.isDuplicateToken() || found.isOldToken() || found.isUnseqToken() || found.isGapToken()) {
            throw new ClientException("the protection level is not the gateway's first message (expected: the first)");
        }
    }

    @Override
    public MessageTokens messageTokens() throws IOException {
        MessageTokens tokens =
                InitiatorTokens.after(ContextKey.of(context), ownLevel.orElseThrow(), gatewaysLevel.orElseThrow());
        try {
            context.dispose();
            return tokens;
        } catch (GSSException e) {
            throw failed(e);
        }
    }

    private static WrapTokenHeader header(byte[] token) throws ClientException {
        try {
            return WrapTokenHeader.peek(ByteBuffer.wrap(token));
        } catch (MalformedMessageException e) {
            throw InitiatorTokens.refused(e);
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
