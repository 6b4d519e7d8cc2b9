package io.sallyport.auth.gssapi.context;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import javax.security.auth.kerberos.EncryptionKey;
import org.ietf.jgss.GSSException;

/** The key that an established context's messages are protected by. */
public final class ContextKey {
    private ContextKey() {}

    /** Gives the acceptor's subkey if there is one, else the initiator's, else the ticket's session key. */
    public static EncryptionKey of(ExtendedGSSContext context) {
        try {
            return (EncryptionKey) context.inquireSecContext(InquireType.KRB5_GET_SESSION_KEY_EX);
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }
}
