package io.sallyport.core.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.spi.ReasonCode;

/**
 * Lets octets into TLS: none of a client that does not speak it, no endless handshake, nothing after its end. Of records
 * without data, of which the session knows nothing and which TLS may answer, it lets in few.
 */
final class TlsGate extends ChannelInboundHandlerAdapter {
    private static final int HANDSHAKE = 0x16;
    private static final int MAX_HANDSHAKE = 128 * 1024;
    private static final int MAX_DISCARDED = 64 * 1024;
    private static final int MAX_WITHOUT_DATA = 64 * 1024;
    /** What one read of the other side comes to is some ten records. */
    private static final int MAX_UNREAD_RECORDS = 1024;
    /** How many go in before that is looked at again: what comes at once may be thousands, each with an answer. */
    private static final int MAX_AT_ONCE = 64;

    private final boolean plainToo;
    private final ChannelHandler serverName;
    private final ChannelHandler adapter;
    private final HandshakeLog.OfClient log;
    private final RecordLengths records = new RecordLengths();
    private Stage stage = Stage.FIRST_OCTET;
    private int octets;

    TlsGate(boolean plainToo, ChannelHandler serverName, ChannelHandler adapter, HandshakeLog.OfClient log) {
        this.plainToo = plainToo;
        this.serverName = serverName;
        this.adapter = adapter;
        this.log = log;
    }

    /** The handshake is done. */
    void open() {
        stage = Stage.OPEN;
        octets = 0;
    }

    /** What was let in had data in it. */
    void gaveData() {
        octets = 0;
    }

    /** RFC 8446 section 6.1: what comes after the closure alert is ignored. */
    void discard() {
        stage = Stage.DISCARDING;
        octets = 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf received = (ByteBuf) message;
        if (stage == Stage.FIRST_OCTET && received.isReadable()) {
            begin(ctx, received.getUnsignedByte(received.readerIndex()));
        }
        while (stage == Stage.SHAKING_HANDS || stage == Stage.OPEN) {
            int length = records.next(received, MAX_AT_ONCE);
            if (length == received.readableBytes()) {
                break;
            }
            pass(ctx, received.readRetainedSlice(length));
            // What was answered counts as unread only once it was flushed.
            ctx.flush();
        }
        pass(ctx, received);
    }

    private void pass(ChannelHandlerContext ctx, ByteBuf received) {
        switch (stage) {
            case FIRST_OCTET, PLAIN -> ctx.fireChannelRead(received);
            case OPEN -> passAnswerable(ctx, received);
            case SHAKING_HANDS -> passBounded(ctx, received);
            case DISCARDING -> count(ctx, received, MAX_DISCARDED, Reasons.AFTER_CLOSE);
            case REFUSED -> received.release();
        }
    }

    private void begin(ChannelHandlerContext ctx, int firstOctet) {
        if (firstOctet == HANDSHAKE) {
            stage = Stage.SHAKING_HANDS;
            ctx.fireUserEventTriggered(TlsBegun.EVENT);
        } else if (plainToo) {
            stage = Stage.PLAIN;
            ChannelPipeline pipeline = ctx.pipeline();
            pipeline.remove(serverName);
            pipeline.remove(adapter);
            pipeline.remove(this);
        } else {
            log.failed(Reasons.PLAIN_TO_TLS_LISTENER, "the first octet is no TLS handshake's");
            refuse(ctx, Reasons.PLAIN_TO_TLS_LISTENER);
        }
    }

    private void passBounded(ChannelHandlerContext ctx, ByteBuf received) {
        octets += received.readableBytes();
        if (octets > MAX_HANDSHAKE) {
            received.release();
            log.failed(Reasons.HANDSHAKE_TOO_LONG, "more than " + MAX_HANDSHAKE + " octets");
            refuse(ctx, Reasons.HANDSHAKE_TOO_LONG);
        } else {
            ctx.fireChannelRead(received);
        }
    }

    /** TLS reads on by itself until there are data, and its answers (RFC 8446 section 4.6.3) wait whoever reads them. */
    private void passAnswerable(ChannelHandlerContext ctx, ByteBuf received) {
        if (octets > MAX_WITHOUT_DATA) {
            received.release();
            refuse(ctx, Reasons.WITHOUT_DATA);
        } else if (unreadRecords(ctx) > MAX_UNREAD_RECORDS) {
            received.release();
            refuse(ctx, Reasons.ANSWERS_NOT_READ);
        } else {
            octets += received.readableBytes();
            ctx.fireChannelRead(received);
        }
    }

    private static int unreadRecords(ChannelHandlerContext ctx) {
        ChannelOutboundBuffer waiting = ctx.channel().unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.size();
    }

    private void count(ChannelHandlerContext ctx, ByteBuf received, int most, ReasonCode reason) {
        octets += received.readableBytes();
        received.release();
        if (octets > most) {
            refuse(ctx, reason);
        }
    }

    private void refuse(ChannelHandlerContext ctx, ReasonCode reason) {
        stage = Stage.REFUSED;
        ctx.fireExceptionCaught(new ProtocolException(reason.code()));
    }

    private enum Stage {
        FIRST_OCTET,
        PLAIN,
        SHAKING_HANDS,
        OPEN,
        DISCARDING,
        REFUSED
    }
}
