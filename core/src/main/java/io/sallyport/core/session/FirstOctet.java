package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.spi.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells by a connection's first octet what the client speaks, so that the log can say what it spoke instead. */
final class FirstOctet {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String HTTP_METHOD_INITIALS = "CDGHOPT";

    private static final int PROXY_HEADER_V2 = '\r';
    /** With what no HTTP has next: a page can have a browser use a method of any name. */
    private static final List<String> PROXY_HEADERS_V1 = List.of("PROXY TCP4 ", "PROXY TCP6 ", "PROXY UNKNOWN");

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
        if (mayBecomeProxyHeader(received)) {
            return Optional.empty();
        }
        throw new ProtocolException(reason(octet, received).code());
    }

    private static ReasonCode reason(int octet, ByteBuf received) {
        if (octet == PROXY_HEADER_V2 || PROXY_HEADERS_V1.stream().anyMatch(header -> beginsWith(received, header))) {
            return Reasons.PROXY_HEADER_NOT_EXPECTED;
        }
        if (octet == TLS_HANDSHAKE) {
            return Reasons.TLS_TO_PLAIN_LISTENER;
        }
        return HTTP_METHOD_INITIALS.indexOf(octet) >= 0 ? Reasons.HTTP_TO_SOCKS_LISTENER : Reasons.NOT_SOCKS;
    }

    /** What tells it from HTTP may be in the next segment. */
    private static boolean mayBecomeProxyHeader(ByteBuf received) {
        int length = received.readableBytes();
        return PROXY_HEADERS_V1.stream()
                .anyMatch(header -> length < header.length() && beginsWith(received, header.substring(0, length)));
    }

    private static boolean beginsWith(ByteBuf received, String text) {
        return received.readableBytes() >= text.length()
                && received.toString(received.readerIndex(), text.length(), StandardCharsets.US_ASCII)
                        .equals(text);
    }
}
