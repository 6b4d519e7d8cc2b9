package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.sallyport.core.encapsulation.DatagramEncapsulation;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The association's socket towards the client: the way back. */
final class ClientSocket {
    private static final int UDP_HEADER = 8;
    private static final int IPV4_HEADER = 20;
    private static final int MAX_LENGTH = 0xFFFF;

    private final Outbox outbox;
    private final ClientEndpoint endpoint;
    private final Optional<DatagramEncapsulation> encapsulation;
    private final int longest;

    ClientSocket(Outbox outbox, ClientEndpoint endpoint, Optional<DatagramEncapsulation> encapsulation) {
        this.outbox = outbox;
        this.endpoint = endpoint;
        this.encapsulation = encapsulation;
        Channel channel = outbox.socket();
        boolean ipv6 =
                channel.localAddress() instanceof InetSocketAddress local && local.getAddress() instanceof Inet6Address;
        this.longest = MAX_LENGTH - UDP_HEADER - (ipv6 ? 0 : IPV4_HEADER);
    }

    Outbox outbox() {
        return outbox;
    }

    ClientEndpoint endpoint() {
        return endpoint;
    }

    /** Whether a datagram of that length with its header can reach the client, as far as that is known before. */
    boolean fits(int length) {
        return encapsulation.isEmpty() ? length <= longest : encapsulation.get().fits(length);
    }

    /** Sends to the client, as far as the socket takes it; tells whether it is not too long. */
    boolean send(byte[] header, ByteBuf payload) {
        Optional<InetSocketAddress> to = endpoint.locked();
        if (to.isEmpty()) {
            return false;
        }
        if (encapsulation.isEmpty()) {
            return write(header, payload, to.get());
        }
        Optional<ByteBuf> message = encapsulation.get().wrap(header, payload);
        if (message.isEmpty()) {
            return false;
        }
        try {
            return write(Outbox.NO_HEADER, message.get(), to.get());
        } finally {
            message.get().release();
        }
    }

    private boolean write(byte[] header, ByteBuf payload, InetSocketAddress to) {
        boolean fits = header.length + payload.readableBytes() <= longest;
        if (fits) {
            outbox.send(header, payload, to);
        }
        return fits;
    }
}
