package io.sallyport.bench;

import io.sallyport.auth.gssapi.token.JdkContexts;
import io.sallyport.auth.gssapi.token.Role;
import io.sallyport.auth.gssapi.token.WrapTokens;
import java.nio.ByteBuffer;
import org.ietf.jgss.MessageProp;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A context of the JDK, ours on its key, and one token of it. */
@SuppressWarnings("NullAway.Init") // JMH sets up first.
@State(Scope.Thread)
public class EstablishedContexts {
    int length;
    byte[] plaintext;
    byte[] token;
    ByteBuffer plaintextBuffer;
    ByteBuffer tokenBuffer;
    ByteBuffer written;
    JdkContexts jdk;
    WrapTokens ours;

    /** Establishes the context and wraps the token. */
    @Setup
    public void establish(TokenKind kind) throws Exception {
        length = kind.length;
        jdk = JdkContexts.establish(kind.type, true);
        ours = jdk.oursWithoutSequence(Role.ACCEPTOR);
        plaintext = new byte[length];
        token = jdk.initiator().wrap(plaintext, 0, length, new MessageProp(true));
        plaintextBuffer = direct(plaintext);
        tokenBuffer = direct(token);
        written = ByteBuffer.allocateDirect(token.length);
    }

    private static ByteBuffer direct(byte[] octets) {
        return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    }
}
