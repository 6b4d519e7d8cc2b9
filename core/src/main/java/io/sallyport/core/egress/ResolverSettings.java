package io.sallyport.core.egress;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How names are resolved.
 *
 * @param servers the name servers in order of preference; empty for those of {@code /etc/resolv.conf}
 * @param queryTimeout how long one query may take
 */
public record ResolverSettings(List<InetSocketAddress> servers, Duration queryTimeout) {
    /** Copies the list. */
    public ResolverSettings {
        servers = List.copyOf(servers);
    }
}
