package io.sallyport.auth.gssapi.context;

import com.sun.security.jgss.ExtendedGSSContext;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import java.util.List;
import javax.security.auth.kerberos.EncryptionKey;
import javax.security.auth.kerberos.KerberosKey;
import org.ietf.jgss.GSSException;

/**
 * A context that the JDK established, and what is known of it.
 *
 * @param gss the context itself
 * @param reply the token that answers the client's; empty if it needs none; not copied
 * @param serviceKeys the keys of the service that the ticket is for
 * @param facts what the ticket says
 */
@SuppressWarnings("ArrayRecordComponent")
public record EstablishedContext(ExtendedGSSContext gss, byte[] reply, List<KerberosKey> serviceKeys, TicketFacts facts)
        implements AutoCloseable {
    /** The key that its messages are protected by. */
    EncryptionKey key() {
        return ContextKey.of(gss);
    }

    /** The number of that key's encryption type. */
    public int enctype() {
        return key().getKeyType();
    }

    /** Forgets the keys, and what the client may have delegated. */
    @Override
    public void close() {
        dispose(gss);
    }

    static void dispose(ExtendedGSSContext gss) {
        try {
            gss.dispose();
        } catch (GSSException e) {
            // It is of no use any more whether or not it admits it.
        }
    }
}
