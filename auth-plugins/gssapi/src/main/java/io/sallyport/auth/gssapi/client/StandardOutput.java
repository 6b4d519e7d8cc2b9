package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output that says when nobody reads it any more; a {@link PrintStream} keeps that to itself. */
final class StandardOutput extends OutputStream {
    private final PrintStream out;

    StandardOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) {
        out.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        out.write(octets, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new ClientException("standard output is closed");
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
