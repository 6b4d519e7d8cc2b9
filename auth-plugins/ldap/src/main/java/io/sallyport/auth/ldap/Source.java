package io.sallyport.auth.ldap;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom work is done for, as far as an address tells: what one host can have many of counts as one.
 *
 * @param text an IPv4 address, or the /64 that an IPv6 address is in
 */
record Source(String text) {
    /** The gateway itself, on behalf of somebody who is authenticated. */
    static final Source GATEWAY = new Source("");

    private static final int OCTETS_OF_A_64 = 8;

    static Source of(InetSocketAddress client) {
        InetAddress address = client.getAddress();
        if (address instanceof Inet6Address v6) {
            return new Source(HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(v6.getAddress(), OCTETS_OF_A_64)));
        }
        return new Source(address == null ? client.getHostString() : address.getHostAddress());
    }
}
