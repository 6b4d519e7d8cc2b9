package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.spi.ReasonCode;
import java.util.Optional;

/** Tells by a connection's first octet what the client speaks, so that the log can say what it spoke instead. */
final class FirstOctet {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String HTTP_METHOD_INITIALS = "CDGHOPT";

    private FirstOctet() {}

    static Optional<SocksVersion> version(ByteBuf received) throws ProtocolException {
        if (!received.isReadable()) {
            return Optional.empty();
        }
        int octet = received.getUnsignedByte(received.readerIndex());
        for (SocksVersion version : SocksVersion.values()) {
            if (version.octet() == octet) {
                return Optional.of(version);
            }
        }
        throw new ProtocolException(reason(octet).code());
    }

    private static ReasonCode reason(int octet) {
        if (octet == TLS_HANDSHAKE) {
            return Reasons.TLS_TO_PLAIN_LISTENER;
        }
        return HTTP_METHOD_INITIALS.indexOf(octet) >= 0 ? Reasons.HTTP_TO_SOCKS_LISTENER : Reasons.NOT_SOCKS;
    }
}
