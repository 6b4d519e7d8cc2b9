package io.sallyport.core.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A way out.
 *
 * @param destination where it leads
 * @param source the address of this host that it begins at; empty to let the system choose
 * @param networkInterface the name of the interface that it leaves by; empty to let the system choose
 */
public record EgressPath(
        InetSocketAddress destination, Optional<InetAddress> source, Optional<String> networkInterface) {
    /** Leaves the interface to the system. */
    public EgressPath(InetSocketAddress destination, Optional<InetAddress> source) {
        this(destination, source, Optional.empty());
    }
}
