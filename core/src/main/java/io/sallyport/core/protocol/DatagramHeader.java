package io.sallyport.core.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;

/**
 * The UDP request header of RFC 1928 section 7, {@code RSV=0(2) FRAG ATYP DST.ADDR DST.PORT}, where it lies: nothing is
 * taken off a buffer, and nothing is allocated to look at it.
 */
public final class DatagramHeader {
    /** The longest header: a name of 255 octets. */
    public static final int MAX_LENGTH = 4 + 1 + 255 + 2;

    /** What {@link #lengthOf} answers for what is no header. */
    public static final int MALFORMED = -1;

    /** Where the destination begins: ATYP, DST.ADDR and DST.PORT up to the end of the header. */
    public static final int DESTINATION_AT = 3;

    private static final int FRAG_AT = 2;
    private static final int ADDRESS_AT = 4;
    private static final int PORT_LENGTH = 2;
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;

    private DatagramHeader() {}

    /** Gives the header's length, or {@link #MALFORMED} if the datagram does not begin with a whole one. */
    public static int lengthOf(ByteBuf datagram) {
        int start = datagram.readerIndex();
        if (datagram.readableBytes() < ADDRESS_AT + 1 || datagram.getUnsignedShort(start) != 0) {
            return MALFORMED;
        }
        int address = addressLength(datagram, start);
        int length = ADDRESS_AT + address + PORT_LENGTH;
        return address == MALFORMED || datagram.readableBytes() < length ? MALFORMED : length;
    }

    private static int addressLength(ByteBuf datagram, int start) {
        return switch (datagram.getUnsignedByte(start + DESTINATION_AT)) {
            case AddressCodec.IPV4 -> IPV4_LENGTH;
            case AddressCodec.IPV6 -> IPV6_LENGTH;
            case AddressCodec.DOMAIN_NAME -> {
                int name = datagram.getUnsignedByte(start + ADDRESS_AT);
                yield name == 0 ? MALFORMED : 1 + name;
            }
            default -> MALFORMED;
        };
    }

    /** Gives FRAG of a datagram that has a header. */
    public static int fragment(ByteBuf datagram) {
        return datagram.getUnsignedByte(datagram.readerIndex() + FRAG_AT);
    }

    /** Gives DST.ADDR of octets that begin at {@link #DESTINATION_AT}. */
    public static SocksAddress address(byte[] destination) {
        ByteBuf in = Unpooled.wrappedBuffer(destination);
        int atyp = in.readUnsignedByte();
        return AddressCodec.decode(atyp, in);
    }

    /** Gives DST.PORT of octets that begin at {@link #DESTINATION_AT}. */
    public static int port(byte[] destination) {
        int at = destination.length - PORT_LENGTH;
        return Byte.toUnsignedInt(destination[at]) << Byte.SIZE | Byte.toUnsignedInt(destination[at + 1]);
    }

    /** Gives the header of what came from there. */
    public static byte[] of(InetSocketAddress source) {
        ByteBuf header = Unpooled.buffer(MAX_LENGTH);
        header.writeZero(DESTINATION_AT);
        AddressCodec.encode(source.getAddress(), header);
        header.writeShort(source.getPort());
        return ByteBufUtil.getBytes(header);
    }
}
