package io.sallyport.core.egress;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.resolver.dns.UnixResolverDnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Which name servers to ask. */
final class NameServers {
    private static final File RESOLV_CONF = new File("/etc/resolv.conf");
    private static final int DNS_PORT = 53;

    private NameServers() {}

    static DnsServerAddressStreamProvider of(List<InetSocketAddress> configured) {
        return configured.isEmpty() ? system() : new SequentialDnsServerAddressStreamProvider(configured);
    }

    /** Without a usable resolv.conf, the local host, as resolv.conf(5) says; never Netty's own default, a public server. */
    private static DnsServerAddressStreamProvider system() {
        try {
            return new UnixResolverDnsServerAddressStreamProvider(RESOLV_CONF, new File[0]);
        } catch (IOException | IllegalArgumentException unusable) {
            return new SequentialDnsServerAddressStreamProvider(new InetSocketAddress(NetUtil.LOCALHOST4, DNS_PORT));
        }
    }
}
