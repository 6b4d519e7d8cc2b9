package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.sallyport.core.encapsulation.EncapsulationCodec;
import io.sallyport.core.spi.auth.MessageProtection;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** What a session does to its client's connection. */
interface ClientLink {
    /** The address and port of this host that the client's connection is at. */
    InetSocketAddress localAddress();

    /** How long ago the connection was accepted. */
    Duration sinceAccept();

    /** Where everything of this session happens. */
    EventLoop loop();

    /** The octets that were received and not yet taken. */
    ByteBuf received();

    /** Sends octets and takes over their buffer. */
    void send(ByteBuf octets);

    /** From here on everything is encapsulated, in both directions, and so is what was received ahead. */
    void encapsulate(MessageProtection protection);

    /** Wants more octets. */
    void read();

    /** Sends a last answer, lets the client read it, and closes within the bound. */
    void refuse(ByteBuf answer);

    /** Closes at once. */
    void close();

    /** Gives up the connection to a relay; nothing else of this link is used afterwards. The caller owns the octets. */
    Handover handOver();

    /**
     * What a relay takes over.
     *
     * @param channel the client's connection
     * @param sentAhead what the client sent after its request
     */
    record Handover(Channel channel, ByteBuf sentAhead) {
        /** The protection of its datagrams, if it is encapsulated; from here on nothing more comes on the connection itself. */
        Optional<MessageProtection> datagrams() {
            return Optional.ofNullable(channel.pipeline().get(EncapsulationCodec.class))
                    .map(EncapsulationCodec::forDatagrams);
        }
    }
}
