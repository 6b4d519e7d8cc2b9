package io.sallyport.core.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Octets as tests write them, {@code "05 01 00"}. */
public final class Octets {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    private Octets() {}

    public static byte[] of(String... hex) {
        String joined = String.join(" ", hex).strip().replaceAll("\\s+", " ");
        return joined.isEmpty() ? new byte[0] : SPACED.parseHex(joined);
    }

    public static ByteBuf buffer(String... hex) {
        return Unpooled.copiedBuffer(of(hex));
    }

    public static String hex(byte... octets) {
        return SPACED.formatHex(octets);
    }

    public static String hex(ByteBuf octets) {
        return hex(ByteBufUtil.getBytes(octets));
    }

    public static String text(String ascii) {
        return hex(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static String repeated(int octet, int count) {
        byte[] octets = new byte[count];
        Arrays.fill(octets, (byte) octet);
        return hex(octets);
    }

    /** Octets of which no part is like another, and the same ones for the same seed. */
    public static byte[] random(int length, long seed) {
        byte[] octets = new byte[length];
        new Random(seed).nextBytes(octets);
        return octets;
    }
}
