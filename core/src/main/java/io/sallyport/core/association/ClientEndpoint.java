package io.sallyport.core.association;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the client's datagrams come from: the address of its TCP connection, and one port. A port that it did not declare is
 * that of its first valid datagram.
 */
final class ClientEndpoint {
    private final InetAddress address;
    private @Nullable InetSocketAddress locked;

    ClientEndpoint(InetAddress address, Optional<InetSocketAddress> declared) {
        this.address = address;
        this.locked = declared.orElse(null);
    }

    boolean mayBe(InetSocketAddress sender) {
        InetSocketAddress known = locked;
        return known == null ? address.equals(sender.getAddress()) : known.equals(sender);
    }

    /** From now on it is nobody else; tells whether that is new. */
    boolean lock(InetSocketAddress sender) {
        boolean first = locked == null;
        if (first) {
            locked = sender;
        }
        return first;
    }

    Optional<InetSocketAddress> locked() {
        return Optional.ofNullable(locked);
    }
}
