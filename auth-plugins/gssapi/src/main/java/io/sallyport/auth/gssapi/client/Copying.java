package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Copies octets as they come, each read at once, until the end of the input. */
final class Copying {
    private static final int BUFFER = 32_768;

    private final InputStream in;
    private final OutputStream out;
    private final AtomicLong count = new AtomicLong();

    Copying(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void run() throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
            out.flush();
            count.addAndGet(length);
        }
    }

    /** How many octets were copied. */
    long count() {
        return count.get();
    }
}
