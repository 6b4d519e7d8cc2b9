package io.sallyport.core.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.util.ReferenceCountUtil;

/** Netty's decoder, which sees no octets of a connection that begins otherwise: it would wait for more of them. */
final class ProxyHeaderDecoder extends HAProxyMessageDecoder {
    /** Room for what balancers add to the addresses: ALPN, TLS, a virtual network's name. */
    private static final int MOST_ADDED = 1024;

    private static final int VERSION_1 = 'P';
    private static final int VERSION_2 = '\r';

    private boolean begun;

    ProxyHeaderDecoder() {
        super(MOST_ADDED);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) throws Exception {
        ByteBuf received = (ByteBuf) octets;
        if (!begun && received.isReadable()) {
            int first = received.getUnsignedByte(received.readerIndex());
            if (first != VERSION_1 && first != VERSION_2) {
                ReferenceCountUtil.release(octets);
                throw new MissingHeaderException();
            }
            begun = true;
        }
        super.channelRead(ctx, octets);
    }

    /** There is no header. */
    static final class MissingHeaderException extends HAProxyProtocolException {
        private static final long serialVersionUID = 1L;
    }
}
