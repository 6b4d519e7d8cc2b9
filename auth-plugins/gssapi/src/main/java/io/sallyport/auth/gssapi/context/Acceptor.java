package io.sallyport.auth.gssapi.context;

import com.sun.security.jgss.ExtendedGSSContext;
import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.auth.gssapi.keytab.Keytab;
import io.sallyport.auth.gssapi.keytab.KeytabEntry;
import io.sallyport.auth.gssapi.ticket.ApReq;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import io.sallyport.auth.gssapi.ticket.UnreadableException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;

/** Takes a client's first token: looks at it, has the JDK verify it, and reads what the JDK does not tell. */
public final class Acceptor {
    private final Supplier<Keytab> keytab;
    private final Replays replays;
    private final GSSManager manager = GSSManager.getInstance();
    private volatile AcceptorCredential credential;

    /**
     * Makes the first credential.
     *
     * @param keytab asked for each token; may read a file
     * @param clock what the clients' clocks are compared with
     */
    public Acceptor(Supplier<Keytab> keytab, Clock clock) throws GSSException {
        this.keytab = keytab;
        this.replays = new Replays(clock);
        credential = AcceptorCredential.of(keytab.get(), manager);
    }

    /** Establishes a context. May block. */
    public EstablishedContext accept(byte[] token) throws RefusedException {
        ApReq request = read(token);
        AcceptorCredential used = current();
        KeytabEntry key = key(request, used.keytab());
        ExtendedGSSContext context = context(used.of(key));
        try {
            byte[] reply = establish(context, token);
            TicketFacts facts = TicketFacts.read(request, key);
            JdkView.requireSame(context, facts);
            replays.check(request, facts, context.getMutualAuthState());
            return new EstablishedContext(context, reply, used.keysOf(request.service()), facts);
        } catch (UnreadableException e) {
            EstablishedContext.dispose(context);
            throw new RefusedException(Reasons.UNREADABLE_TICKET);
        } catch (RefusedException | RuntimeException e) {
            EstablishedContext.dispose(context);
            throw e;
        }
    }

    private static ApReq read(byte[] token) throws RefusedException {
        try {
            if (!ApReq.isKerberos(token)) {
                throw new RefusedException(Reasons.UNSUPPORTED_MECHANISM);
            }
            return ApReq.read(token);
        } catch (UnreadableException e) {
            throw new RefusedException(Reasons.MALFORMED_TOKEN);
        }
    }

    /** The JDK would try any key for a principal that it does not know, and its own choice where versions are not told. */
    private static KeytabEntry key(ApReq request, Keytab keys) throws RefusedException {
        int enctype = request.ticket().enctype();
        // An authenticator is encrypted in the session key.
        if (Enctype.of(enctype).isEmpty()
                || Enctype.of(request.authenticator().enctype()).isEmpty()) {
            throw new RefusedException(Reasons.WEAK_ENCTYPE);
        }
        if (!keys.services().contains(request.service())) {
            throw new RefusedException(Reasons.UNKNOWN_SERVICE);
        }
        List<KeytabEntry> candidates =
                keys.find(request.service(), enctype, request.ticket().version());
        if (candidates.isEmpty()) {
            throw new RefusedException(Reasons.UNKNOWN_KEY);
        }
        return candidates.stream()
                .filter(key -> TicketFacts.opens(key, request))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Reasons.BAD_INTEGRITY));
    }

    private AcceptorCredential current() {
        Keytab keys = keytab.get();
        AcceptorCredential used = credential;
        if (used.keytab().equals(keys)) {
            return used;
        }
        try {
            // Two threads may both make one; the last stays, and both are right. The old one may still be in use.
            used = AcceptorCredential.of(keys, manager);
            credential = used;
            return used;
        } catch (GSSException e) {
            throw new IllegalStateException(
                    "no credential from a keytab of " + keys.usable().size() + " keys", e);
        }
    }

    private ExtendedGSSContext context(GSSCredential credential) {
        try {
            GSSContext context = manager.createContext(credential);
            if (context instanceof ExtendedGSSContext extended) {
                return extended;
            }
            throw new IllegalStateException("GSS-API of " + context.getClass() + " (expected: the JDK's)");
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] establish(ExtendedGSSContext context, byte[] token) throws RefusedException {
        try {
            byte[] reply = context.acceptSecContext(token, 0, token.length);
            if (!context.isEstablished()) {
                throw new RefusedException(Reasons.NOT_ESTABLISHED);
            }
            return reply == null ? new byte[0] : reply;
        } catch (GSSException e) {
            throw new RefusedException(Failures.of(e));
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            // The JDK's parsers are not made for every octet that a client can send.
            throw new RefusedException(Reasons.MALFORMED_TOKEN);
        }
    }
}
