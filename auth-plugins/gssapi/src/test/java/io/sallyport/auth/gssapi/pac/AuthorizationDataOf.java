package io.sallyport.auth.gssapi.pac;

import com.sun.security.jgss.AuthorizationDataEntry;
import java.io.ByteArrayOutputStream;

/** Writes authorization data in DER. */
final class AuthorizationDataOf {
    static final int IF_RELEVANT = 1;
    static final int WIN2K_PAC = 128;

    private AuthorizationDataOf() {}

    static AuthorizationDataEntry[] ifRelevant(byte[]... pacs) {
        AuthorizationDataEntry[] entries = new AuthorizationDataEntry[pacs.length];
        for (int i = 0; i < pacs.length; i++) {
            entries[i] = new AuthorizationDataEntry(IF_RELEVANT, sequence(element(WIN2K_PAC, pacs[i])));
        }
        return entries;
    }

    static byte[] element(int type, byte[] data) {
        byte[] number = type < 128 ? new byte[] {(byte) type} : new byte[] {(byte) (type >> 8), (byte) type};
        return sequence(value(0xA0, value(0x02, number)), value(0xA1, value(0x04, data)));
    }

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 0xFFFF) {
            out.write(0x83);
            out.write(length >> 16);
            out.write(length >> 8);
        } else if (length > 0xFF) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
