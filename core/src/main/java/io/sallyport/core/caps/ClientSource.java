package io.sallyport.core.caps;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.UnixPeer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * What a client is counted by: its address. Of one that came by a Unix-domain socket it is an address that stands for its
 * user, and that no connection comes from, as it is a multicast one; each user is a network of 64 bits.
 */
public final class ClientSource {
    private static final int LENGTH = 16;
    private static final int USERS = 0xFFFF_7578;

    private ClientSource() {}

    /** Gives what to count a client by. */
    public static InetAddress of(ClientInfo client) {
        return client.unixPeer().isPresent()
                ? ofUser(client.unixPeer().get().uid())
                : client.address().getAddress();
    }

    /** What the clients of a user are counted by. */
    public static InetAddress ofUser(long uid) {
        byte[] octets =
                ByteBuffer.allocate(LENGTH).putInt(USERS).putInt((int) uid).array();
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 octets are an address", e);
        }
    }

    /** Whether the first 64 bits of an address are those of a user. */
    public static boolean isUser(long network) {
        return network >>> Integer.SIZE == Integer.toUnsignedLong(USERS);
    }

    /** Says whom the first 64 bits of such an address stand for. */
    public static String userText(long network) {
        return new UnixPeer(network & 0xFFFF_FFFFL, 0).source();
    }

    /** Says who a source is. */
    public static String text(InetAddress source) {
        byte[] octets = source.getAddress();
        long network = octets.length == LENGTH ? ByteBuffer.wrap(octets).getLong() : 0;
        return isUser(network) ? userText(network) : source.getHostAddress();
    }
}
