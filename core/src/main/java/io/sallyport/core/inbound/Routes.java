package io.sallyport.core.inbound;

import java.net.InetAddress;
import java.util.Optional;

/** Which address of this host another one is reached by. */
@FunctionalInterface
public interface Routes {
    /** Finds it without sending anything; empty if there is no way. */
    Optional<InetAddress> localAddressTowards(InetAddress peer);
}
