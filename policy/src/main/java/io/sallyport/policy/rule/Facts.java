package io.sallyport.policy.rule;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.policy.address.EmbeddedIpv4;
import io.sallyport.policy.address.Ip;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of a request in the form that conditions test; one object serves a thread for request after request. */
public final class Facts {
    private static final Identity NOBODY = Identity.anonymous(Instant.EPOCH);
    private static final int MILLIS = 1000;

    private final Ip source = new Ip();
    private final Ip address = new Ip();
    private final EmbeddedIpv4 embedded = new EmbeddedIpv4();
    private Phase phase = Phase.ADMISSION;
    private Transport transport = Transport.PLAIN;
    private TlsVersion tlsVersion = TlsVersion.NONE;
    private String listener = "";
    private String method = "";
    private Identity identity = NOBODY;
    private ProtectionLevel protection = ProtectionLevel.NONE;
    private Command command = Command.CONNECT;
    private String name = "";
    private String sourceText = "";
    private boolean hasSource;
    private boolean hasDestination;
    private boolean hasAddress;
    private boolean forAnyPeer;
    private int port;
    private long now;

    /**
     * Takes what is known of a client.
     *
     * @throws IllegalArgumentException if its address is not known, and it did not come by a Unix-domain socket
     */
    public void take(ClientInfo client) {
        hasSource = client.unixPeer().isEmpty();
        if (hasSource) {
            takeSource(client.address().getAddress());
        } else {
            sourceText = client.address().getHostString();
        }
        listener = client.listener();
        transport = Transport.of(client);
        tlsVersion = TlsVersion.of(client);
    }

    private void takeSource(@Nullable InetAddress from) {
        if (from == null) {
            throw new IllegalArgumentException("a client without an address (expected: a resolved address)");
        }
        source.set(from);
    }

    /**
     * Takes what is known of a request.
     *
     * @param request the facts
     * @param millis the time
     */
    public void take(AccessRequest request, long millis) {
        take(request.client());
        method = request.proof().method();
        identity = request.proof().identity();
        protection = request.proof().protection();
        command = request.command();
        port = request.destination().port();
        phase = request.phase();
        now = millis;
        hasDestination = phase != Phase.ASSOCIATION;
        takeDestination(request);
    }

    /** Puts another channel in the place of the client's. */
    public void take(Channel other) {
        transport = other.transport();
        tlsVersion = other.version();
    }

    /** Lets go of what was taken. */
    public void forget() {
        identity = NOBODY;
        name = "";
        listener = "";
        sourceText = "";
        method = "";
    }

    private void takeDestination(AccessRequest request) {
        boolean literal = request.destination().host() instanceof CanonicalHost.Address;
        name = literal ? "" : request.destination().host().text();
        hasAddress = false;
        embedded.clear();
        Optional<InetAddress> known = hasDestination ? address(request) : Optional.empty();
        if (known.isPresent()) {
            takeAddress(known.get());
        }
        forAnyPeer = command == Command.BIND && literal && !hasAddress;
    }

    /** Of an address that was asked for nothing else is believed but who has really come. */
    private static Optional<InetAddress> address(AccessRequest request) {
        boolean hasPeer = request.peer().isPresent();
        if (!hasPeer && request.destination().host() instanceof CanonicalHost.Address literal) {
            boolean open =
                    request.command() == Command.BIND && literal.address().isAnyLocalAddress();
            return open ? Optional.empty() : Optional.of(literal.address());
        }
        return hasPeer ? request.peer().map(InetSocketAddress::getAddress) : request.address();
    }

    private void takeAddress(InetAddress known) {
        hasAddress = true;
        address.set(known);
        embedded.set(address);
    }

    /** The point of the session's way. */
    public Phase phase() {
        return phase;
    }

    /** What the client speaks SOCKS in. */
    public Transport transport() {
        return transport;
    }

    /** The version of its TLS. */
    public TlsVersion tlsVersion() {
        return tlsVersion;
    }

    /** Whether the client has an address: by a Unix-domain socket it has none. */
    public boolean hasSource() {
        return hasSource;
    }

    /** The client's address, if it has one. */
    public Ip source() {
        return source;
    }

    /** The client's address, for a message. */
    public String sourceText() {
        return hasSource ? source.toString() : sourceText;
    }

    /** The listener that accepted the client. */
    public String listener() {
        return listener;
    }

    /** The method that proved the identity. */
    public String method() {
        return method;
    }

    /** The identity's name. */
    public String identity() {
        return identity.name();
    }

    /** What is known of its groups. */
    public Groups groups() {
        return identity.groups();
    }

    /** The protection level of the session's messages. */
    public ProtectionLevel protection() {
        return protection;
    }

    /** What is asked for. */
    public Command command() {
        return command;
    }

    /** Whether it is known where to; not before the datagrams of an association. */
    public boolean hasDestination() {
        return hasDestination;
    }

    /** Whether a BIND leaves open who may connect. */
    public boolean isForAnyPeer() {
        return forAnyPeer;
    }

    /** Whether the destination was asked for by name. */
    public boolean hasName() {
        return !name.isEmpty();
    }

    /** The destination's name; empty if it has none. */
    public String name() {
        return name;
    }

    /** Whether the destination's address is known. */
    public boolean hasAddress() {
        return hasAddress;
    }

    /** The destination's address, if it is known. */
    public Ip address() {
        return address;
    }

    /** The addresses that hide in it. */
    public EmbeddedIpv4 embedded() {
        return embedded;
    }

    /** The destination's address, for a message. */
    public String addressText() {
        if (!hasDestination) {
            return "not known yet";
        }
        if (hasAddress) {
            return address.toString();
        }
        return forAnyPeer ? "any peer" : "not resolved yet";
    }

    /** The destination's port, if there is a destination. */
    public int port() {
        return port;
    }

    /** The time. */
    public long epochSecond() {
        return Math.floorDiv(now, MILLIS);
    }

    /** How old the proof of the identity is; negative if it was made in the future. */
    public long proofAgeMillis() {
        return now - Millis.of(identity.authenticatedAt());
    }

    /** Whether the proof of the identity has ended. */
    public boolean isProofExpired() {
        return identity.expiresAt().isPresent()
                && Millis.of(identity.expiresAt().get()) <= now;
    }
}
