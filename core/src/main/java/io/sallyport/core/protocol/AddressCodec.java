package io.sallyport.core.protocol;

import io.netty.buffer.ByteBuf;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** ATYP and address, RFC 1928 section 5. */
final class AddressCodec {
    static final int IPV4 = 0x01;
    static final int DOMAIN_NAME = 0x03;
    static final int IPV6 = 0x04;
    static final int UNKNOWN_LENGTH = -1;

    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;

    private AddressCodec() {}

    /** Finds the length of an address by its ATYP, and of a name by the octet at {@code at} if that was received. */
    static int length(int atyp, ByteBuf in, int at) throws ProtocolException {
        return switch (atyp) {
            case IPV4 -> IPV4_LENGTH;
            case IPV6 -> IPV6_LENGTH;
            case DOMAIN_NAME -> in.writerIndex() > at ? 1 + nameLength(in, at) : UNKNOWN_LENGTH;
            default -> throw new ProtocolException("unknown-address-type", ReplyCode.ADDRESS_TYPE_NOT_SUPPORTED);
        };
    }

    private static int nameLength(ByteBuf in, int at) throws ProtocolException {
        int length = in.getUnsignedByte(at);
        if (length == 0) {
            throw new ProtocolException("empty-destination-name", ReplyCode.GENERAL_FAILURE);
        }
        return length;
    }

    /** Takes a whole address off the buffer. */
    static SocksAddress decode(int atyp, ByteBuf in) {
        return switch (atyp) {
            case IPV4 -> new SocksAddress.Ipv4(decodeIpv4(in));
            case IPV6 -> new SocksAddress.Ipv6(decodeIpv6(in));
            default -> new SocksAddress.DomainName(decodeOctets(in, in.readUnsignedByte()));
        };
    }

    static Inet4Address decodeIpv4(ByteBuf in) {
        byte[] octets = new byte[IPV4_LENGTH];
        in.readBytes(octets);
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 octets are an address", e);
        }
    }

    /** Keeps an IPv4-mapped address an IPv6 one, as it was asked; its canonical form is another matter. */
    private static Inet6Address decodeIpv6(ByteBuf in) {
        byte[] octets = new byte[IPV6_LENGTH];
        in.readBytes(octets);
        try {
            return Inet6Address.getByAddress("", octets, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 octets are an address", e);
        }
    }

    static String decodeOctets(ByteBuf in, int length) {
        return in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
    }

    static void encode(InetAddress address, ByteBuf out) {
        out.writeByte(address instanceof Inet4Address ? IPV4 : IPV6);
        out.writeBytes(address.getAddress());
    }
}
