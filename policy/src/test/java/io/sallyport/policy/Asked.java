package io.sallyport.policy;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a request; begins with alice, in no group, by password over TCP from 192.0.2.7. */
public final class Asked {
    private final String host;
    private final int port;
    private Identity identity = Identity.of("alice", Groups.NONE, PolicySpec.NOW);
    private String source = "192.0.2.7";
    private String listener = "main";
    private String method = "password";
    private ProtectionLevel protection = ProtectionLevel.NONE;
    private Optional<TlsSession> tls = Optional.empty();
    private Command command = Command.CONNECT;
    private Optional<InetAddress> address = Optional.empty();
    private Optional<InetSocketAddress> peer = Optional.empty();

    private Asked(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public static Asked to(String host, int port) {
        return new Asked(host, port);
    }

    public Asked resolvedTo(String resolved) {
        address = Optional.of(address(resolved));
        return this;
    }

    public Asked identity(String name) {
        return identity(Identity.of(name, identity.groups(), PolicySpec.NOW));
    }

    public Asked identity(Identity other) {
        identity = other;
        return this;
    }

    public Asked groups(String... names) {
        return identity(identity.withGroups(Groups.of(Set.of(names))));
    }

    public Asked groupsUnknown() {
        return identity(identity.withGroups(Groups.NOT_LOOKED_UP));
    }

    public Asked provedAt(Instant time) {
        return identity(new Identity(identity.name(), identity.groups(), time, Optional.empty()));
    }

    public Asked expiresAt(Instant time) {
        return identity(new Identity(identity.name(), identity.groups(), PolicySpec.NOW, Optional.of(time)));
    }

    public Asked from(String address) {
        source = address;
        return this;
    }

    public Asked listener(String name) {
        listener = name;
        return this;
    }

    public Asked by(String name, ProtectionLevel level) {
        method = name;
        protection = level;
        return this;
    }

    public Asked tls() {
        return tls("TLSv1.3");
    }

    public Asked tls(String protocol) {
        return tls(new TlsSession(protocol, "TLS_AES_128_GCM_SHA256", List.of()));
    }

    public Asked tls(TlsSession session) {
        tls = Optional.of(session);
        return this;
    }

    public Asked command(Command other) {
        command = other;
        return this;
    }

    public Asked peer(String text) {
        peer = Optional.of(new InetSocketAddress(address(text), 20));
        return this;
    }

    /** The request for an association, whose destinations are not known yet. */
    public AccessRequest association() {
        return AccessRequest.association(client(), new Proof(method, identity, protection));
    }

    public AccessRequest request() {
        AccessRequest request = asked();
        return peer.map(request::from).orElse(request);
    }

    private AccessRequest asked() {
        return new AccessRequest(
                client(),
                new Proof(method, identity, protection),
                command,
                new Destination(host, host(), port),
                address);
    }

    public ClientInfo client() {
        InetSocketAddress from = new InetSocketAddress(address(source), 40000);
        return new ClientInfo("s1", listener, from, new InetSocketAddress(address("192.0.2.1"), 1080), tls);
    }

    private CanonicalHost host() {
        try {
            return CanonicalHost.parse(host);
        } catch (MalformedHostException e) {
            throw new IllegalArgumentException(host, e);
        }
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
