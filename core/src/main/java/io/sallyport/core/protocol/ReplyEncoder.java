package io.sallyport.core.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Replies: {@code VER=5 REP RSV=0 ATYP BND.ADDR BND.PORT} of RFC 1928 section 6, and {@code VN=0 CD DSTPORT DSTIP}. */
public final class ReplyEncoder {
    /** What a reply carries that has no bound address. */
    public static final InetSocketAddress UNSPECIFIED = new InetSocketAddress(unspecified(), 0);

    private static final int SOCKS4_GRANTED = 90;
    private static final int SOCKS4_REJECTED = 91;
    private static final int MAX_REPLY_LENGTH = 22;

    private ReplyEncoder() {}

    /** Gives the reply in the version of the request. */
    public static ByteBuf encode(SocksVersion version, ReplyCode code, InetSocketAddress bound) {
        ByteBuf out = Unpooled.buffer(MAX_REPLY_LENGTH, MAX_REPLY_LENGTH);
        return version == SocksVersion.SOCKS5 ? socks5(code, bound, out) : socks4(code, bound, out);
    }

    private static ByteBuf socks5(ReplyCode code, InetSocketAddress bound, ByteBuf out) {
        out.writeByte(SocksVersion.SOCKS5.octet()).writeByte(code.octet()).writeByte(0);
        AddressCodec.encode(bound.getAddress(), out);
        return out.writeShort(bound.getPort());
    }

    /** SOCKS4 has no room for an IPv6 bound address: it says unspecified then, which no client of it evaluates. */
    private static ByteBuf socks4(ReplyCode code, InetSocketAddress bound, ByteBuf out) {
        InetAddress address = bound.getAddress() instanceof Inet4Address ? bound.getAddress() : unspecified();
        out.writeByte(0).writeByte(code == ReplyCode.SUCCEEDED ? SOCKS4_GRANTED : SOCKS4_REJECTED);
        return out.writeShort(bound.getPort()).writeBytes(address.getAddress());
    }

    private static InetAddress unspecified() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 octets are an address", e);
        }
    }
}
