package io.sallyport.core.encapsulation;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Opens the client's messages: of one read, all that are whole, into one buffer. The first that is not as it must be
 * ends everything, and nothing of that read is passed on.
 */
final class EncapsulationDecoder extends ByteToMessageDecoder {
    /** The longest message: RFC 1961 section 5 has a header of 4 octets and a length of 16 bits. */
    private static final int MAX_MESSAGE_LENGTH = 4 + 0xFFFF;

    private final MessageProtection protection;
    private final ChannelHandler codec;
    private boolean undecided;
    private boolean inTheClear;
    private boolean failed;

    EncapsulationDecoder(MessageProtection protection, ChannelHandler codec) {
        this.protection = protection;
        this.codec = codec;
        this.undecided = protection.isOptional();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (failed) {
            in.skipBytes(in.readableBytes());
        } else if (undecided && in.getByte(in.readerIndex()) == SocksVersion.SOCKS5.octet()) {
            inTheClear = true;
            ctx.pipeline().remove(codec);
        } else {
            undecided = false;
            open(ctx, in, out);
        }
    }

    private void open(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        ByteBuf plaintext = ctx.alloc().directBuffer(in.readableBytes());
        try {
            while (openNext(in, plaintext)) {
                // until what is left is no whole message
            }
            if (plaintext.isReadable()) {
                out.add(plaintext.retain());
            }
        } catch (MalformedMessageException e) {
            fail(ctx, in, e.reason().code());
        } finally {
            plaintext.release();
        }
    }

    private boolean openNext(ByteBuf in, ByteBuf plaintext) throws MalformedMessageException {
        int length = messageLength(in);
        if (length == AuthenticationExchange.UNKNOWN || length > in.readableBytes()) {
            return false;
        }
        ByteBuffer room = plaintext.internalNioBuffer(plaintext.writerIndex(), length);
        int before = room.position();
        protection.unwrap(view(in, length), room);
        plaintext.writerIndex(plaintext.writerIndex() + room.position() - before);
        in.skipBytes(length);
        return true;
    }

    private int messageLength(ByteBuf in) throws MalformedMessageException {
        int length = protection.messageLength(view(in, in.readableBytes()));
        int known = length == AuthenticationExchange.UNKNOWN ? in.readableBytes() : length;
        if (known > MAX_MESSAGE_LENGTH || length == 0 || length < AuthenticationExchange.UNKNOWN) {
            throw new MalformedMessageException(Reasons.MESSAGE_TOO_LONG);
        }
        return length;
    }

    private static ByteBuffer view(ByteBuf octets, int length) {
        return octets.nioBufferCount() == 1
                ? octets.internalNioBuffer(octets.readerIndex(), length)
                : octets.nioBuffer(octets.readerIndex(), length);
    }

    /** What ends within a message was cut: it must not pass for complete. */
    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (in.isReadable() && !failed && ctx.channel().isActive()) {
            fail(ctx, in, Reasons.TRUNCATED.code());
        }
    }

    /** Whoever stands behind would take what is left for plaintext when this leaves the pipeline. */
    void forget() {
        if (!inTheClear) {
            ByteBuf left = internalBuffer();
            left.skipBytes(left.readableBytes());
        }
    }

    private void fail(ChannelHandlerContext ctx, ByteBuf in, String reason) {
        failed = true;
        in.skipBytes(in.readableBytes());
        ctx.fireExceptionCaught(new ProtocolException(reason));
    }
}
