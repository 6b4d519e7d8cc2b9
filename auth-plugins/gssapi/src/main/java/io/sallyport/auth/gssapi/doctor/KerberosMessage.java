package io.sallyport.auth.gssapi.doctor;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sequence of numbered fields, as every message of Kerberos is, taken apart one level deep.
 *
 * @param tag the tag around it, or that of the sequence
 * @param fields the content of each field, with its own tag
 */
record KerberosMessage(int tag, Map<Integer, ByteBuffer> fields) {
    static final int AS_REP = 0x6B;
    static final int KRB_ERROR = 0x7E;
    static final int TICKET = 0x61;

    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT = 0xA0;
    private static final int MOST_LENGTH_OCTETS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    /**
     * Takes a message apart.
     *
     * @throws IllegalArgumentException if it is none
     */
    static KerberosMessage parse(ByteBuffer octets) {
        try {
            ByteBuffer message = octets.slice();
            int tag = message.get(0) & 0xFF;
            ByteBuffer sequence = tag == SEQUENCE ? content(message) : content(content(message));
            Map<Integer, ByteBuffer> fields = new HashMap<>();
            while (sequence.hasRemaining()) {
                int number = (sequence.get(sequence.position()) & 0xFF) - CONTEXT;
                fields.put(number, content(sequence));
            }
            return new KerberosMessage(tag, fields);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no message of Kerberos", e);
        }
    }

    private static ByteBuffer content(ByteBuffer octets) {
        octets.get();
        int first = octets.get() & 0xFF;
        int length = first;
        if (first > 0x7F) {
            int count = Math.min(first & 0x7F, MOST_LENGTH_OCTETS + 1);
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << Byte.SIZE) | (octets.get() & 0xFF);
            }
        }
        ByteBuffer content = octets.slice(octets.position(), length);
        octets.position(octets.position() + length);
        return content;
    }

    Optional<KerberosMessage> message(int field) {
        return Optional.ofNullable(fields.get(field)).map(KerberosMessage::parse);
    }

    Optional<Long> number(int field) {
        return primitive(field).map(octets -> new BigInteger(octets).longValue());
    }

    Optional<Instant> time(int field) {
        try {
            return primitive(field)
                    .map(octets -> new String(octets, StandardCharsets.US_ASCII))
                    .map(text -> LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time of Kerberos", e);
        }
    }

    private Optional<byte[]> primitive(int field) {
        return Optional.ofNullable(fields.get(field)).map(value -> {
            ByteBuffer content = contentOf(value.slice());
            byte[] octets = new byte[content.remaining()];
            content.get(octets);
            return octets;
        });
    }

    private static ByteBuffer contentOf(ByteBuffer value) {
        try {
            return content(value);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no value of Kerberos", e);
        }
    }
}
