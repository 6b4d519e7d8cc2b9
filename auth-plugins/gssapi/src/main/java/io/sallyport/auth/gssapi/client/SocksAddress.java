package io.sallyport.auth.gssapi.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The fields ATYP, DST.ADDR and DST.PORT of a request, RFC 1928 section 5. */
final class SocksAddress {
    static final int IPV4 = 0x01;
    static final int DOMAIN_NAME = 0x03;
    static final int IPV6 = 0x04;

    // Other spellings of an address, such as 010.0.0.1, mean different ones to different programs: they go as names.
    private static final Pattern DOTTED =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final int ATYP_LENGTH_AND_PORT = 4;

    private SocksAddress() {}

    /**
     * Writes them. A name is not resolved here: that is the gateway's to do, and to judge.
     *
     * @throws IllegalArgumentException if the host is neither an address nor a name that can be sent
     */
    static byte[] octets(HostAndPort destination) {
        String host = destination.host();
        if (DOTTED.matcher(host).matches() || host.contains(":")) {
            byte[] address = literal(destination);
            return octets(address.length == 4 ? IPV4 : IPV6, address, destination.port());
        }
        if (!NAME.matcher(host).matches()) {
            throw new IllegalArgumentException(destination + ": cannot be sent as a name"
                    + " (expected: 1 to 255 octets of ASCII; a name of another script as xn--…)");
        }
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        byte[] counted = ByteBuffer.allocate(1 + name.length)
                .put((byte) name.length)
                .put(name)
                .array();
        return octets(DOMAIN_NAME, counted, destination.port());
    }

    private static byte[] octets(int type, byte[] address, int port) {
        ByteBuffer fields = ByteBuffer.allocate(ATYP_LENGTH_AND_PORT + address.length);
        fields.put((byte) type).put(address).putShort((short) port);
        byte[] octets = new byte[fields.flip().remaining()];
        fields.get(octets);
        return octets;
    }

    // What has a colon or is dotted is only taken as a literal: the JDK asks no name server for it.
    private static byte[] literal(HostAndPort destination) {
        String host = destination.host();
        try {
            if (host.contains("%")) {
                throw new UnknownHostException("a zone, which means nothing to the gateway");
            }
            return InetAddress.getByName(host.contains(":") ? "[" + host + "]" : host)
                    .getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(destination + ": no address (expected: an IPv4 or IPv6 address)", e);
        }
    }
}
