package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Prints text that a terminal can take: it is somebody else's. */
final class PrintedText {
    private static final int BUFFER = 4096;

    private PrintedText() {}

    static void print(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                buffer[i] = printable(buffer[i]);
            }
            out.write(buffer, 0, length);
            out.flush();
        }
    }

    private static byte printable(byte octet) {
        boolean printable = octet == '\n' || (octet >= ' ' && octet <= '~');
        return (byte) (printable ? octet : '?');
    }
}
