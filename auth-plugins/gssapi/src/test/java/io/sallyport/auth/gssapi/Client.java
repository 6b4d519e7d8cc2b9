package io.sallyport.auth.gssapi;

import java.nio.ByteBuffer;
import java.security.PrivilegedActionException;
import javax.security.auth.Subject;
import org.ietf.jgss.ChannelBinding;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;

/** A client that speaks RFC 1961 with the JDK's GSS-API as initiator. */
final class Client {
    final GSSContext context;
    private final Subject subject;

    Client(Subject subject, String service) throws Exception {
        this.subject = subject;
        Oid kerberos = new Oid("1.2.840.113554.1.2.2");
        GSSManager manager = GSSManager.getInstance();
        GSSName name = manager.createName(service, new Oid("1.2.840.113554.1.2.2.1"));
        context = Subject.doAs(subject, (java.security.PrivilegedExceptionAction<GSSContext>)
                () -> manager.createContext(name, kerberos, null, GSSContext.DEFAULT_LIFETIME));
        context.requestMutualAuth(true);
        context.requestConf(true);
        context.requestInteg(true);
    }

    static Client of(Forge forge) throws Exception {
        return new Client(forge.subject(), String.join("/", forge.service) + "@" + forge.serviceRealm);
    }

    Client bindTo(byte[] applicationData) throws GSSException {
        context.setChannelBinding(new ChannelBinding(applicationData));
        return this;
    }

    /** The token without a frame. */
    byte[] token() throws Exception {
        try {
            return Subject.doAs(subject, (java.security.PrivilegedExceptionAction<byte[]>)
                    () -> context.initSecContext(new byte[0], 0, 0));
        } catch (PrivilegedActionException e) {
            throw e.getException();
        }
    }

    byte[] firstMessage() throws Exception {
        return frame(1, token());
    }

    void take(byte[] reply) throws GSSException {
        byte[] token = tokenOf(reply, 1);
        context.initSecContext(token, 0, token.length);
    }

    byte[] levelMessage(int level) throws GSSException {
        return frame(2, wrap(false, (byte) level));
    }

    int levelOf(byte[] reply) throws GSSException {
        return unwrap(tokenOf(reply, 2))[0];
    }

    byte[] wrap(boolean sealed, byte... plaintext) throws GSSException {
        return context.wrap(plaintext, 0, plaintext.length, new MessageProp(0, sealed));
    }

    byte[] unwrap(byte[] token) throws GSSException {
        return context.unwrap(token, 0, token.length, new MessageProp(0, true));
    }

    static byte[] frame(int type, byte... token) {
        return ByteBuffer.allocate(4 + token.length)
                .put((byte) 1)
                .put((byte) type)
                .putShort((short) token.length)
                .put(token)
                .array();
    }

    static byte[] tokenOf(byte[] frame, int type) {
        ByteBuffer message = ByteBuffer.wrap(frame);
        if (message.get() != 1
                || message.get() != type
                || Short.toUnsignedInt(message.getShort()) != frame.length - 4) {
            throw new IllegalArgumentException(
                    "not of type " + type + ": " + java.util.HexFormat.of().formatHex(frame));
        }
        byte[] token = new byte[message.remaining()];
        message.get(token);
        return token;
    }
}
