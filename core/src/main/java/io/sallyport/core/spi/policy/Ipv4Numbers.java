package io.sallyport.core.spi.policy;

import java.util.Optional;

/**
 * Reads IPv4 addresses in all the spellings of {@code inet_aton}: one to four parts, each decimal, octal ({@code 0…}) or
 * hexadecimal ({@code 0x…}), the last one filling the octets that are left.
 */
final class Ipv4Numbers {
    private static final int MAX_PARTS = 4;
    private static final int MAX_PART_LENGTH = 32;
    private static final long MAX_ADDRESS = 0xFFFF_FFFFL;

    private Ipv4Numbers() {}

    /** Answers empty for a name, the address for an address. */
    static Optional<byte[]> parse(String text) throws MalformedHostException {
        if (!endsInNumber(text)) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length > MAX_PARTS) {
            throw malformed();
        }
        long address = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            address |= number(parts[i], 0xFF) << (8 * (3 - i));
        }
        long rest = MAX_ADDRESS >> (8 * (parts.length - 1));
        address |= number(parts[parts.length - 1], rest);
        return Optional.of(
                new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address});
    }

    /** A name whose last label is a number cannot be told from an address by everyone: it is one, or it is malformed. */
    static boolean endsInNumber(String text) {
        String last = text.substring(text.lastIndexOf('.') + 1);
        boolean decimal = last.chars().allMatch(c -> c >= '0' && c <= '9');
        return decimal || (last.startsWith("0x") && last.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0));
    }

    private static long number(String part, long max) throws MalformedHostException {
        boolean hexadecimal = part.startsWith("0x");
        boolean octal = !hexadecimal && part.length() > 1 && part.charAt(0) == '0';
        String digits = hexadecimal ? part.substring(2) : part;
        int radix = hexadecimal ? 16 : octal ? 8 : 10;
        try {
            long value = digits.isEmpty() && hexadecimal ? 0 : Long.parseUnsignedLong(bounded(digits), radix);
            if (value < 0 || value > max) {
                throw malformed();
            }
            return value;
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static String bounded(String digits) throws MalformedHostException {
        if (digits.length() > MAX_PART_LENGTH) {
            throw malformed();
        }
        return digits;
    }

    private static MalformedHostException malformed() {
        return new MalformedHostException("not an IPv4 address (expected: one to four numbers in range)");
    }
}
