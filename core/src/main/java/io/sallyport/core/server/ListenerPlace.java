package io.sallyport.core.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Where a listener is. */
public sealed interface ListenerPlace {
    /**
     * On the network.
     *
     * @param address address and port; port 0 lets the system choose
     * @param ipv6Only whether an IPv6 address takes no IPv4 clients; only with epoll
     */
    record Network(InetSocketAddress address, boolean ipv6Only) implements ListenerPlace {}

    /**
     * At a socket that listens already, and that whoever started this process has left open for it; only with epoll.
     *
     * @param name what it is called there
     * @param descriptor its number
     * @param address where it listens
     */
    record Inherited(String name, int descriptor, SocketAddress address) implements ListenerPlace {
        @Override
        public String toString() {
            return (port().isPresent() ? address.toString() : "unix:" + address) + " (socket " + name + ")";
        }

        /** Its port, if it is on the network. */
        public Optional<Integer> port() {
            return address instanceof InetSocketAddress network ? Optional.of(network.getPort()) : Optional.empty();
        }
    }

    /**
     * In the file system; only with epoll.
     *
     * @param path where
     * @param mode who may connect: whoever may write
     * @param group the group that the mode speaks of; empty for that of the process
     */
    record UnixSocket(Path path, Set<PosixFilePermission> mode, Optional<String> group) implements ListenerPlace {
        /** What a name that the kernel takes is at most, in octets. */
        static final int LONGEST = 107;

        /**
         * Makes the path absolute, and checks it.
         *
         * @throws IllegalArgumentException if the kernel would not take it
         */
        public UnixSocket {
            path = path.toAbsolutePath().normalize();
            mode = Set.copyOf(mode);
            int length = Math.max(octets(path), octets(folder(path)) + UnixSocketFile.HIDDEN_LENGTH);
            if (length > LONGEST) {
                throw new IllegalArgumentException(
                        "'" + path + "' is too long for a socket (expected: at most " + LONGEST
                                + " octets, and its folder at most " + (LONGEST - UnixSocketFile.HIDDEN_LENGTH) + ")");
            }
        }

        Path folder() {
            return folder(path);
        }

        private static Path folder(Path path) {
            Path folder = path.getParent();
            if (folder == null) {
                throw new IllegalArgumentException("'" + path + "' is no file (expected: the path of a socket)");
            }
            return folder;
        }

        private static int octets(Path path) {
            return path.toString().getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
