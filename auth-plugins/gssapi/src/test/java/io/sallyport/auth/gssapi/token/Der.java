package io.sallyport.auth.gssapi.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** As much of DER as a ticket needs. */
final class Der {
    private static final int SEQUENCE = 0x30;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] application(int number, byte[]... parts) {
        return tagged(0x60 | number, parts);
    }

    static byte[] field(int number, byte[] value) {
        return tagged(0xA0 | number, value);
    }

    static byte[] integer(int value) {
        return tagged(0x02, new byte[] {(byte) value});
    }

    static byte[] octets(byte[] value) {
        return tagged(0x04, value);
    }

    static byte[] noFlags() {
        return tagged(0x03, new byte[5]);
    }

    static byte[] string(String value) {
        return tagged(0x1B, value.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] time(String value) {
        return tagged(0x18, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() >= 0x80) {
            all.write(0x82);
            all.write(content.size() >>> 8);
        }
        all.write(content.size());
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
