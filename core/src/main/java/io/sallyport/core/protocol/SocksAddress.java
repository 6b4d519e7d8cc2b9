package io.sallyport.core.protocol;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.net.Inet4Address;
import java.net.Inet6Address;

/** DST.ADDR or BND.ADDR with its ATYP, RFC 1928 section 5, as it stands on the wire. */
public sealed interface SocksAddress {
    /** The address for a log, octet for octet; of a name it may be hostile. */
    String asAsked();

    /**
     * The form that policy, resolver and connector see.
     *
     * @throws MalformedHostException if there is none
     */
    CanonicalHost canonical() throws MalformedHostException;

    /** X'01'. */
    record Ipv4(Inet4Address address) implements SocksAddress {
        @Override
        public String asAsked() {
            return address.getHostAddress();
        }

        @Override
        public CanonicalHost canonical() {
            return CanonicalHost.of(address);
        }
    }

    /** X'04'. */
    record Ipv6(Inet6Address address) implements SocksAddress {
        @Override
        public String asAsked() {
            return address.getHostAddress();
        }

        @Override
        public CanonicalHost canonical() {
            return CanonicalHost.of(address);
        }
    }

    /**
     * X'03', and the name of SOCKS4a.
     *
     * @param octets the name, one character of U+0000 to U+00FF for each octet
     */
    record DomainName(String octets) implements SocksAddress {
        @Override
        public String asAsked() {
            return octets;
        }

        @Override
        public CanonicalHost canonical() throws MalformedHostException {
            return CanonicalHost.parse(octets);
        }
    }
}
