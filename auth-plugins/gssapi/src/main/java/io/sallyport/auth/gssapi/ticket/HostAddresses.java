package io.sallyport.auth.gssapi.ticket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a ticket may come from, {@code caddr} of RFC 4120 section 5.3.
 *
 * @param addresses the octets of each; of addresses that are not of the internet, none
 */
public record HostAddresses(List<ByteBuffer> addresses) {
    private static final int IPV4 = 2;
    private static final int IPV6 = 24;
    private static final ByteBuffer OTHER = ByteBuffer.allocate(0);

    /** Copies the list. */
    public HostAddresses {
        addresses = List.copyOf(addresses);
    }

    static HostAddresses read(Optional<Der> field) throws UnreadableException {
        List<ByteBuffer> addresses = new ArrayList<>();
        if (field.isPresent()) {
            Der sequence = field.get().only(Der.SEQUENCE);
            while (!sequence.isEmpty()) {
                addresses.add(address(sequence.take(Der.SEQUENCE)));
            }
        }
        return new HostAddresses(addresses);
    }

    private static ByteBuffer address(Der address) throws UnreadableException {
        int type = address.field(0).integer();
        byte[] octets = address.field(1).only(Der.OCTET_STRING).octets();
        address.end();
        return type == IPV4 || type == IPV6 ? ByteBuffer.wrap(octets) : OTHER;
    }

    /** Whether a ticket with these may come from there; one with none may come from anywhere. */
    public boolean include(InetSocketAddress client) {
        return addresses.isEmpty()
                || (!client.isUnresolved()
                        && addresses.contains(ByteBuffer.wrap(client.getAddress().getAddress())));
    }
}
