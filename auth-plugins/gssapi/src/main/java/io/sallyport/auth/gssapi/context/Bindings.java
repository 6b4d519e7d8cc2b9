package io.sallyport.auth.gssapi.context;

import io.sallyport.core.spi.TlsSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The channel bindings of a client's context, RFC 4121 section 4.1.1.2, against those of its TLS channel. */
public final class Bindings {
    private static final List<String> TYPES = List.of("tls-exporter", "tls-server-end-point");
    /** MIT, Heimdal and Windows say 0 for no address; the JDK says 255. */
    private static final int[] NO_ADDRESS = {0, 255};

    private Bindings() {}

    /** Whether the client bound its context to a channel. */
    public static boolean areThere(byte[] digest) {
        return !MessageDigest.isEqual(digest, new byte[digest.length]);
    }

    /** Whether the client bound its context to this channel. */
    public static boolean match(byte[] digest, TlsSession channel) {
        return TYPES.stream()
                .anyMatch(type -> channel.channelBinding(type)
                        .filter(octets -> matches(digest, applicationData(type, octets)))
                        .isPresent());
    }

    private static byte[] applicationData(String type, ByteBuffer octets) {
        byte[] prefix = (type + ":").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer data = ByteBuffer.allocate(prefix.length + octets.remaining());
        return data.put(prefix).put(octets.duplicate()).array();
    }

    private static boolean matches(byte[] digest, byte[] data) {
        boolean matches = false;
        for (int addressType : NO_ADDRESS) {
            matches |= MessageDigest.isEqual(digest, digest(addressType, data));
        }
        return matches;
    }

    static byte[] digest(int addressType, byte[] data) {
        ByteBuffer bindings =
                ByteBuffer.allocate(5 * Integer.BYTES + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bindings.putInt(addressType)
                .putInt(0)
                .putInt(addressType)
                .putInt(0)
                .putInt(data.length)
                .put(data);
        try {
            return MessageDigest.getInstance("MD5").digest(bindings.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
