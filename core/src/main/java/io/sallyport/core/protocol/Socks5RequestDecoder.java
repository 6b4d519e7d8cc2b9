package io.sallyport.core.protocol;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.Set;

/**
 * The request of RFC 1928 section 4: {@code VER=5 CMD RSV=0 ATYP DST.ADDR DST.PORT}. For the commands X'80' and X'81' RSV
 * carries flags.
 */
public final class Socks5RequestDecoder {
    private static final int COMMAND_AT = 1;
    private static final int PING = 0x80;
    private static final int TRACEROUTE = 0x81;
    private static final int RSV_AT = 2;
    private static final int ATYP_AT = 3;
    private static final int ADDRESS_AT = 4;
    private static final int PORT_LENGTH = 2;

    private Socks5RequestDecoder() {}

    /**
     * Takes the request off the buffer, or leaves the buffer alone while it is not complete.
     *
     * @throws ProtocolException as soon as the octets cannot become a request
     */
    public static Optional<Request> decode(ByteBuf in) throws ProtocolException {
        int start = in.readerIndex();
        if (in.isReadable() && in.getByte(start) != SocksVersion.SOCKS5.octet()) {
            throw new ProtocolException("request-bad-version");
        }
        if (in.readableBytes() > RSV_AT) {
            checkReserved(in.getUnsignedByte(start + COMMAND_AT), in.getUnsignedByte(start + RSV_AT));
        }
        if (in.readableBytes() < ADDRESS_AT) {
            return Optional.empty();
        }
        int length = AddressCodec.length(in.getUnsignedByte(start + ATYP_AT), in, start + ADDRESS_AT);
        if (length == AddressCodec.UNKNOWN_LENGTH || in.readableBytes() < ADDRESS_AT + length + PORT_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(take(in));
    }

    private static void checkReserved(int command, int reserved) throws ProtocolException {
        boolean flagged = command == PING || command == TRACEROUTE;
        if (flagged && !RequestFlag.areAll(reserved)) {
            throw new ProtocolException("request-unknown-flags", ReplyCode.GENERAL_FAILURE);
        }
        if (!flagged && reserved != 0) {
            throw new ProtocolException("request-reserved-not-zero", ReplyCode.GENERAL_FAILURE);
        }
    }

    private static Request take(ByteBuf in) {
        int command = in.skipBytes(1).readUnsignedByte();
        Set<RequestFlag> flags = RequestFlag.of(in.readUnsignedByte());
        SocksAddress address = AddressCodec.decode(in.readUnsignedByte(), in);
        return new Request(SocksVersion.SOCKS5, command, address, in.readUnsignedShort(), Optional.empty(), flags);
    }
}
