package io.sallyport.core.protocol;

import io.netty.buffer.ByteBuf;
import java.net.Inet4Address;
import java.util.Optional;
import java.util.Set;

/**
 * The request of SOCKS4, {@code VN=4 CD DSTPORT DSTIP USERID NUL}, and of SOCKS4a, which adds {@code NAME NUL} where
 * DSTIP is 0.0.0.x.
 */
public final class Socks4RequestDecoder {
    private static final int COMMAND_AT = 1;
    private static final int PORT_AT = 2;
    private static final int ADDRESS_AT = 4;
    private static final int USER_ID_AT = 8;
    private static final int MAX_FIELD_LENGTH = 255;
    private static final int INCOMPLETE = -1;

    private Socks4RequestDecoder() {}

    /**
     * Takes the request off the buffer, or leaves the buffer alone while it is not complete.
     *
     * @throws ProtocolException as soon as the octets cannot become a request
     */
    public static Optional<Request> decode(ByteBuf in) throws ProtocolException {
        if (in.readableBytes() <= USER_ID_AT) {
            return Optional.empty();
        }
        int start = in.readerIndex();
        int userIdEnd = endOfField(in, start + USER_ID_AT, "socks4-user-id-too-long");
        boolean named = isSocks4a(in.getInt(start + ADDRESS_AT));
        if (userIdEnd == INCOMPLETE) {
            return Optional.empty();
        }
        int end = named ? endOfField(in, userIdEnd + 1, "socks4-name-too-long") : userIdEnd;
        if (named && end == userIdEnd + 1) {
            throw new ProtocolException("empty-destination-name", ReplyCode.GENERAL_FAILURE);
        }
        return end == INCOMPLETE ? Optional.empty() : Optional.of(take(in, userIdEnd, end));
    }

    private static boolean isSocks4a(int address) {
        return address >>> 8 == 0 && address != 0;
    }

    private static int endOfField(ByteBuf in, int from, String tooLong) throws ProtocolException {
        int end = in.indexOf(from, in.writerIndex(), (byte) 0);
        int length = (end < 0 ? in.writerIndex() : end) - from;
        if (length > MAX_FIELD_LENGTH) {
            throw new ProtocolException(tooLong, ReplyCode.GENERAL_FAILURE);
        }
        return end < 0 ? INCOMPLETE : end;
    }

    private static Request take(ByteBuf in, int userIdEnd, int end) {
        int start = in.readerIndex();
        int command = in.getUnsignedByte(start + COMMAND_AT);
        int port = in.getUnsignedShort(start + PORT_AT);
        Inet4Address ipv4 = AddressCodec.decodeIpv4(in.skipBytes(ADDRESS_AT));
        String userId = AddressCodec.decodeOctets(in, userIdEnd - in.readerIndex());
        in.skipBytes(1);
        SocksAddress address = new SocksAddress.Ipv4(ipv4);
        if (end > userIdEnd) {
            address = new SocksAddress.DomainName(AddressCodec.decodeOctets(in, end - in.readerIndex()));
            in.skipBytes(1);
        }
        return new Request(SocksVersion.SOCKS4, command, address, port, Optional.of(userId), Set.of());
    }
}
