package io.sallyport.core.spi.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a request wants to go: DST.ADDR and DST.PORT, RFC 1928 section 4.
 *
 * @param asAsked DST.ADDR as the client sent it, octet for octet: a name has one character of U+0000 to U+00FF for each
 *     octet. For logs, which must escape it; never for a decision
 * @param host DST.ADDR in its one canonical form
 * @param port DST.PORT, 0 to 65535
 */
public record Destination(String asAsked, CanonicalHost host, int port) {
    /**
     * Nowhere yet: what a UDP ASSOCIATE request has, whose DST.ADDR says where the client will send from. No client can
     * ask for it, as there is no name without octets.
     */
    public static final Destination NOT_YET = new Destination("", CanonicalHost.of(unspecified()), 0);

    private static InetAddress unspecified() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 octets are an address", e);
        }
    }
}
