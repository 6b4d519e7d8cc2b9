package io.sallyport.auth.gssapi.ticket;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of DER (X.690) that Kerberos messages need, read from the front of a buffer and never beyond its end. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int GENERALIZED_TIME = 0x18;
    static final int GENERAL_STRING = 0x1B;
    static final int SEQUENCE = 0x30;
    static final int APPLICATION = 0x60;
    private static final int CONTEXT = 0xA0;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private final ByteBuffer octets;

    Der(ByteBuffer octets) {
        this.octets = octets.slice();
    }

    /** Takes the next element, which must have that tag, and gives its content. */
    Der take(int tag) throws UnreadableException {
        return optional(tag).orElseThrow(UnreadableException::new);
    }

    /** Takes the next element if it has that tag. */
    Optional<Der> optional(int tag) throws UnreadableException {
        if (!octets.hasRemaining() || Byte.toUnsignedInt(octets.get(octets.position())) != tag) {
            return Optional.empty();
        }
        octets.get();
        int length = length();
        if (length > octets.remaining()) {
            throw new UnreadableException();
        }
        Der content = new Der(octets.slice(octets.position(), length));
        octets.position(octets.position() + length);
        return Optional.of(content);
    }

    Der field(int number) throws UnreadableException {
        return take(CONTEXT + number);
    }

    Optional<Der> optionalField(int number) throws UnreadableException {
        return optional(CONTEXT + number);
    }

    private int length() throws UnreadableException {
        try {
            int first = Byte.toUnsignedInt(octets.get());
            if (first < LONG_FORM) {
                return first;
            }
            int count = first - LONG_FORM;
            if (count == 0 || count > MOST_LENGTH_OCTETS) {
                throw new UnreadableException();
            }
            int length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << Byte.SIZE) | Byte.toUnsignedInt(octets.get());
            }
            return shortest(length, count);
        } catch (BufferUnderflowException e) {
            throw new UnreadableException();
        }
    }

    private static int shortest(int length, int count) throws UnreadableException {
        if (length < LONG_FORM || length >>> ((count - 1) * Byte.SIZE) == 0) {
            throw new UnreadableException();
        }
        return length;
    }

    /** Takes the one element that there is. */
    Der only(int tag) throws UnreadableException {
        Der content = take(tag);
        end();
        return content;
    }

    /** Refuses what nobody took. */
    void end() throws UnreadableException {
        if (!isEmpty()) {
            throw new UnreadableException();
        }
    }

    boolean isEmpty() {
        return !octets.hasRemaining();
    }

    int remaining() {
        return octets.remaining();
    }

    byte[] octets() {
        byte[] copy = new byte[octets.remaining()];
        octets.duplicate().get(copy);
        return copy;
    }

    int integer() throws UnreadableException {
        return (int) number(Integer.BYTES);
    }

    /** A UInt32, which some write as a negative number. */
    long unsigned() throws UnreadableException {
        return number(Integer.BYTES + 1) & 0xFFFF_FFFFL;
    }

    private long number(int most) throws UnreadableException {
        byte[] value = only(INTEGER).octets();
        if (value.length == 0 || value.length > most) {
            throw new UnreadableException();
        }
        return new BigInteger(value).longValue();
    }

    /** One bit of a BIT STRING; those that are not there are 0. */
    boolean bit(int number) throws UnreadableException {
        byte[] value = only(BIT_STRING).octets();
        int at = 1 + number / Byte.SIZE;
        return at < value.length && (value[at] & (0x80 >>> (number % Byte.SIZE))) != 0;
    }

    String text() throws UnreadableException {
        return new String(take(GENERAL_STRING).octets(), StandardCharsets.UTF_8);
    }

    String onlyText() throws UnreadableException {
        String text = text();
        end();
        return text;
    }

    List<String> texts() throws UnreadableException {
        List<String> texts = new ArrayList<>();
        Der sequence = only(SEQUENCE);
        while (!sequence.isEmpty()) {
            texts.add(sequence.text());
        }
        return texts;
    }

    Instant time() throws UnreadableException {
        try {
            String text = new String(only(GENERALIZED_TIME).octets(), StandardCharsets.US_ASCII);
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnreadableException();
        }
    }
}
