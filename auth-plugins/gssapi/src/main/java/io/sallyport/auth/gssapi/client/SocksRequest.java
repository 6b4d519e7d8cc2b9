package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A request and its reply, RFC 1928 sections 4 and 6.
 *
 * @param command CMD
 * @param flags RSV, which is X'00' but for ping and traceroute
 */
record SocksRequest(int command, int flags) {
    static final SocksRequest CONNECT = new SocksRequest(0x01, 0);

    private static final int VERSION = 0x05;
    private static final int HEADER = 3;
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;
    private static final int PORT_LENGTH = 2;
    private static final List<String> REPLIES = List.of(
            "succeeded",
            "general failure",
            "not allowed by the gateway's policy",
            "network unreachable",
            "host unreachable",
            "connection refused",
            "TTL expired",
            "command not supported",
            "address type not supported");

    void run(Channel channel, HostAndPort destination) throws IOException {
        byte[] address = SocksAddress.octets(destination);
        ByteBuffer request = ByteBuffer.allocate(HEADER + address.length);
        request.put((byte) VERSION).put((byte) command).put((byte) flags).put(address);
        channel.out().write(request.array());
        readReply(channel, destination);
    }

    private static void readReply(Channel channel, HostAndPort destination) throws IOException {
        int version = Reading.octet(channel.in());
        if (version != VERSION) {
            throw new ClientException(
                    "X'%02X' from the gateway as a reply's version (expected: X'05')".formatted(version));
        }
        int reply = Reading.octet(channel.in());
        if (reply != 0) {
            String meaning = reply < REPLIES.size() ? REPLIES.get(reply) : "unknown reply";
            throw new ClientException("%s: %s (X'%02X')".formatted(destination, meaning, reply));
        }
        Reading.octet(channel.in());
        Reading.octets(channel.in(), addressLength(channel) + PORT_LENGTH);
    }

    private static int addressLength(Channel channel) throws IOException {
        int type = Reading.octet(channel.in());
        return switch (type) {
            case SocksAddress.IPV4 -> IPV4_LENGTH;
            case SocksAddress.DOMAIN_NAME -> Reading.octet(channel.in());
            case SocksAddress.IPV6 -> IPV6_LENGTH;
            default ->
                throw new ClientException(
                        "X'%02X' from the gateway as a reply's ATYP (expected: X'01', X'03' or X'04')".formatted(type));
        };
    }
}
