package io.sallyport.auth.gssapi.doctor;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists the keys of a keytab of version 5.2, with what an operator wants to know of each. */
final class KeytabListing {
    private static final int VERSION = 0x0502;
    private static final int MOST_COMPONENTS = 16;

    private KeytabListing() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if it is no keytab
     */
    static List<Key> read(byte[] keytab) {
        ByteBuffer octets = ByteBuffer.wrap(keytab);
        try {
            if (octets.getShort() != VERSION) {
                throw new IllegalArgumentException("no keytab (expected: a file that begins with 05 02)");
            }
            List<Key> keys = new ArrayList<>();
            while (octets.hasRemaining()) {
                entry(octets, keys);
            }
            return keys;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("ends within an entry (expected: a whole keytab)", e);
        }
    }

    private static void entry(ByteBuffer octets, List<Key> keys) {
        int length = octets.getInt();
        byte[] entry = take(octets, length == Integer.MIN_VALUE ? Integer.MAX_VALUE : Math.abs(length));
        // A negative length is a hole, where an entry was deleted.
        if (length > 0) {
            keys.add(key(ByteBuffer.wrap(entry)));
        }
    }

    private static Key key(ByteBuffer entry) {
        String principal = principal(entry);
        entry.getInt(); // the type of the name
        Instant written = Instant.ofEpochSecond(Integer.toUnsignedLong(entry.getInt()));
        int shortVersion = Byte.toUnsignedInt(entry.get());
        int type = Short.toUnsignedInt(entry.getShort());
        byte[] key = counted(entry);
        long version = entry.remaining() >= Integer.BYTES ? Integer.toUnsignedLong(entry.getInt()) : 0;
        return new Key(principal, version == 0 ? shortVersion : version, type, written, key);
    }

    private static String principal(ByteBuffer entry) {
        int count = Short.toUnsignedInt(entry.getShort());
        if (count < 1 || count > MOST_COMPONENTS) {
            throw new IllegalArgumentException("a principal of " + count + " components (expected: 1 to 16)");
        }
        String realm = text(entry);
        List<String> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(text(entry));
        }
        return components.stream().collect(Collectors.joining("/", "", "@" + realm));
    }

    private static String text(ByteBuffer entry) {
        return new String(counted(entry), StandardCharsets.UTF_8);
    }

    private static byte[] counted(ByteBuffer octets) {
        return take(octets, Short.toUnsignedInt(octets.getShort()));
    }

    private static byte[] take(ByteBuffer octets, int length) {
        if (length > octets.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        octets.get(taken);
        return taken;
    }
}
