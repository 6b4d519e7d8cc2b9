package io.sallyport.auth.gssapi.doctor;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The smallest AS-REQ (RFC 4120 section 5.4.1) that a KDC answers. */
final class AsRequest {
    private static final int APPLICATION_10 = 0x6A;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int GENERAL_STRING = 0x1B;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int CONTEXT = 0xA0;
    private static final int NT_PRINCIPAL = 1;
    private static final int NT_SRV_INST = 2;

    private AsRequest() {}

    /** Asks for a ticket-granting ticket, encrypted in a key of one of these types. */
    static byte[] encode(String principal, List<Integer> types, int nonce) {
        int at = principal.lastIndexOf('@');
        String realm = principal.substring(at + 1);
        byte[] body = value(
                SEQUENCE,
                field(0, value(BIT_STRING, new byte[5])),
                field(1, name(NT_PRINCIPAL, principal.substring(0, at).split("/", -1))),
                field(2, text(GENERAL_STRING, realm)),
                field(3, name(NT_SRV_INST, "krbtgt", realm)),
                field(5, text(GENERALIZED_TIME, "19700101000000Z")),
                field(7, number(nonce)),
                field(8, value(SEQUENCE, types.stream().map(AsRequest::number).toArray(byte[][]::new))));
        return value(APPLICATION_10, value(SEQUENCE, field(1, number(5)), field(2, number(10)), field(4, body)));
    }

    private static byte[] name(int type, String... components) {
        byte[][] texts = Arrays.stream(components)
                .map(component -> text(GENERAL_STRING, component))
                .toArray(byte[][]::new);
        return value(SEQUENCE, field(0, number(type)), field(1, value(SEQUENCE, texts)));
    }

    private static byte[] field(int number, byte[] value) {
        return value(CONTEXT + number, value);
    }

    private static byte[] text(int tag, String text) {
        return value(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] number(int number) {
        return value(INTEGER, BigInteger.valueOf(number).toByteArray());
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 0xFF) {
            out.write(0x82);
            out.write(length >> Byte.SIZE);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
