package io.sallyport.gateway.config;

import io.sallyport.core.abuse.Network;
import io.sallyport.core.server.InheritedSockets;
import io.sallyport.core.server.ListenerPlace;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.gateway.yaml.Mistakes;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One address that clients connect to. */
public record ListenerConfiguration(
        @Setting(
                doc =
                        "The IP address and the port to listen at; port 0 takes a free one. Either this, or unix, or socket.",
                example = "127.0.0.1:1080")
        Optional<String> address,

        @Setting(
                doc = "A Unix-domain socket to listen at in place of an address: its path. Needs the transport epoll.",
                example = "/run/sallyport/socks.sock")
        Optional<Path> unix,

        @Setting(
                doc =
                        "A socket that the gateway is started with, in place of an address: its name, FileDescriptorName of a"
                                + " .socket unit of systemd. Needs the transport epoll.",
                example = "socks")
        Optional<String> socket,

        @Setting(
                doc =
                        "Who may connect to the Unix-domain socket: whoever may write, by the mode of the file; without this"
                                + " 0600.",
                example = "'0660'")
        Optional<String> mode,

        @Setting(
                doc = "The group that the mode of the Unix-domain socket speaks of; without this the gateway's own.",
                example = "proxyusers")
        Optional<String> group,

        @Setting(
                doc = "Whether SOCKS4 and SOCKS4a are answered beside SOCKS5. They cannot authenticate: a client passes"
                        + " only where policy offers the method X'00' to it.",
                defaultTo = "false")
        boolean socks4,

        @Setting(
                doc =
                        "Whether an IPv6 address, [::] above all, takes no IPv4 clients; without it [::] takes both. Needs the"
                                + " transport epoll.",
                defaultTo = "false")
        boolean ipv6Only,

        @Setting(
                doc =
                        "Load balancers that say for whom they connect (PROXY protocol, version 1 or 2). Without this, and from"
                                + " anybody else, such a header is refused.")
        Optional<ProxyProtocolConfiguration> proxyProtocol,

        @Setting(doc = "Speaks TLS, with SOCKS in it.") Optional<TlsConfiguration> tls) {

    private static final Pattern SOCKET_NAME = Pattern.compile("[!-~&&[^:]]{1,255}");

    /** Checks where it is. */
    public ListenerConfiguration {
        if (Stream.of(address, unix, socket).filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException(
                    "not one place to listen at (expected: one of address, unix and socket)");
        }
        Optional<String> network = address;
        Optional<Path> file = unix;
        UnixPlace place = new UnixPlace(mode, group);
        Mistakes mistakes = new Mistakes();
        mistakes.collect(() -> network.ifPresent(text -> SocketAddresses.parse("address", text)));
        mistakes.collect(() -> file.ifPresent(place::at));
        socket.filter(name -> !SOCKET_NAME.matcher(name).matches())
                .ifPresent(name -> mistakes.add(
                        "socket", "'" + name + "'", "a FileDescriptorName: 1 to 255 printable characters without ':'"));
        mistakes.refuse();
        boolean ipv6 = network.map(text -> SocketAddresses.parse("address", text))
                .filter(parsed -> parsed.getAddress() instanceof Inet6Address)
                .isPresent();
        if (ipv6Only && !ipv6) {
            throw new IllegalArgumentException("ipv6-only: true with '"
                    + network.orElse(file.isPresent() ? "unix" : "socket") + "' (expected: an IPv6 address)");
        }
        if (file.isEmpty()) {
            place.refuseElsewhere();
        } else {
            refuseForUnix("proxy-protocol", proxyProtocol);
            refuseForUnix("tls", tls);
        }
    }

    /**
     * Says what has no place at a Unix-domain socket, if that is what a socket turns out to be.
     *
     * @throws IllegalArgumentException if there is something
     */
    public void refuseAtUnixSocket() {
        refuseForUnix("proxy-protocol", proxyProtocol);
        refuseForUnix("tls", tls);
    }

    private static void refuseForUnix(String key, Optional<?> value) {
        if (value.isPresent()) {
            throw new IllegalArgumentException(
                    key + ": with a Unix-domain socket (expected: no such key, or address in place of unix)");
        }
    }

    /** Where load balancers are that say for whom they connect. */
    public List<Network> balancers() {
        return proxyProtocol.map(ProxyProtocolConfiguration::networks).orElse(List.of());
    }

    /** What no other listener may have; empty if the system chooses for each. */
    Optional<String> claim() {
        boolean chosen = socketAddress().filter(known -> known.getPort() == 0).isPresent();
        String place = socketAddress().map(InetSocketAddress::toString).orElseGet(this::written);
        return chosen ? Optional.empty() : Optional.of(placeKey() + " " + place);
    }

    /** The key that says where it is. */
    String placeKey() {
        if (address.isPresent()) {
            return "address";
        }
        return unix.isPresent() ? "unix" : "socket";
    }

    /** What stands there. */
    String written() {
        return address.or(() -> unix.map(Path::toString)).or(() -> socket).orElse("");
    }

    /** The address to listen at, if it is on the network. */
    public Optional<InetSocketAddress> socketAddress() {
        return address.map(text -> SocketAddresses.parse("address", text));
    }

    /**
     * Where to listen.
     *
     * @param inherited the sockets that the gateway was started with
     * @throws IOException if what it is to listen at is not among them
     */
    public ListenerPlace place(InheritedSockets inherited) throws IOException {
        return socket.isPresent() ? inherited.take(socket.get()) : place();
    }

    private ListenerPlace place() {
        return unix.<ListenerPlace>map(path -> new UnixPlace(mode, group).at(path))
                .orElseGet(() -> new ListenerPlace.Network(socketAddress().orElseThrow(), ipv6Only));
    }
}
