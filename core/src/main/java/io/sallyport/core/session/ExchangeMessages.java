package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Takes whole messages of an exchange off what was received, and leaves none of their octets behind. */
final class ExchangeMessages {
    private ExchangeMessages() {}

    /** Answers empty, and leaves the octets alone, while the message is not whole. */
    static Optional<byte[]> take(AuthenticationExchange exchange, ByteBuf received) throws ProtocolException {
        int length = length(exchange, received);
        if (length == AuthenticationExchange.UNKNOWN || length > received.readableBytes()) {
            return Optional.empty();
        }
        byte[] message = new byte[length];
        int start = received.readerIndex();
        received.readBytes(message);
        received.setZero(start, length);
        return Optional.of(message);
    }

    private static int length(AuthenticationExchange exchange, ByteBuf received) throws ProtocolException {
        try {
            ByteBuffer view = received.nioBuffer().asReadOnlyBuffer();
            int length = exchange.messageLength(view);
            int known = length == AuthenticationExchange.UNKNOWN ? received.readableBytes() : length;
            if (known > SessionSettings.MAX_MESSAGE_LENGTH || length == 0 || length < AuthenticationExchange.UNKNOWN) {
                throw new ProtocolException(Reasons.AUTHENTICATION_MESSAGE_TOO_LONG.code());
            }
            return length;
        } catch (MalformedMessageException e) {
            throw new ProtocolException(e.reason().code());
        }
    }
}
