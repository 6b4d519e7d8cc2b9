package io.sallyport.core.encapsulation;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.sallyport.core.spi.auth.MessageProtection;

/**
 * Stands in a client's pipeline before the session, and later the relay, so that both see plaintext only. It owns the
 * protection, whose keys are wiped when it leaves the pipeline.
 */
public final class EncapsulationCodec extends CombinedChannelDuplexHandler<EncapsulationDecoder, EncapsulationEncoder> {
    private final MessageProtection protection;
    private final ByteBuf sentAhead;
    private final EncapsulationDecoder decoder;

    /**
     * Makes a codec that is added to one pipeline.
     *
     * @param protection is closed with the codec
     * @param sentAhead what was received already of what the client encapsulated; released by the codec
     */
    public EncapsulationCodec(MessageProtection protection, ByteBuf sentAhead) {
        this.protection = protection;
        this.sentAhead = sentAhead;
        this.decoder = new EncapsulationDecoder(protection, this);
        init(decoder, new EncapsulationEncoder(protection));
    }

    /** The protection of an association's datagrams; it ends with this codec's. */
    public MessageProtection forDatagrams() {
        return protection.forDatagrams();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        super.handlerAdded(ctx);
        channelRead(ctx, sentAhead);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) throws Exception {
        decoder.forget();
        try {
            super.handlerRemoved(ctx);
        } finally {
            protection.close();
        }
    }
}
