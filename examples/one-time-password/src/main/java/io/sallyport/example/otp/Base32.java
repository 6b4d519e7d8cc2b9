package io.sallyport.example.otp;

import java.util.Arrays;

/** Reads Base32, RFC 4648 section 6, as authenticator apps show it: either case, with spaces, hyphens or padding. */
final class Base32 {
    private static final int BITS_PER_CHARACTER = 5;

    private Base32() {}

    /**
     * Decodes.
     *
     * @throws IllegalArgumentException if a character is none of Base32; the message does not repeat it
     */
    static byte[] decode(byte[] text) {
        byte[] decoded = new byte[text.length * BITS_PER_CHARACTER / Byte.SIZE];
        int length = 0;
        int bits = 0;
        int buffer = 0;
        for (byte character : text) {
            if (isIgnored(character)) {
                continue;
            }
            buffer = (buffer << BITS_PER_CHARACTER) | valueOf(character);
            bits += BITS_PER_CHARACTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                decoded[length++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        byte[] exact = Arrays.copyOf(decoded, length);
        Arrays.fill(decoded, (byte) 0);
        return exact;
    }

    private static boolean isIgnored(byte character) {
        return character == ' ' || character == '-' || character == '=' || character == '\r' || character == '\n';
    }

    private static int valueOf(byte character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= '2' && character <= '7') {
            return character - '2' + 26;
        }
        throw new IllegalArgumentException("a character that is not Base32 (expected: A to Z and 2 to 7)");
    }
}
