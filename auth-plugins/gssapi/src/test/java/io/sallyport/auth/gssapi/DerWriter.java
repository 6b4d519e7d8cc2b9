package io.sallyport.auth.gssapi;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the DER that a KDC writes. */
final class DerWriter {
    private DerWriter() {}

    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.writeBytes(new byte[] {(byte) 0x81, (byte) length});
        } else if (length < 0x10000) {
            out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
        } else {
            out.writeBytes(new byte[] {(byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... contents) {
        return element(0x30, contents);
    }

    static byte[] field(int number, byte[] content) {
        return element(0xA0 + number, content);
    }

    static byte[] application(int number, byte[] content) {
        return element(0x60 + number, content);
    }

    static byte[] integer(long value) {
        return element(0x02, BigInteger.valueOf(value).toByteArray());
    }

    static byte[] octets(byte[] value) {
        return element(0x04, value);
    }

    static byte[] text(String value) {
        return element(0x1B, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant value) {
        String text = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(value);
        return element(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] principal(int type, List<String> components) {
        byte[][] texts = components.stream().map(DerWriter::text).toArray(byte[][]::new);
        return sequence(field(0, integer(type)), field(1, sequence(texts)));
    }
}
