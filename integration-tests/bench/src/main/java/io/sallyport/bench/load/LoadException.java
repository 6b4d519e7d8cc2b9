package io.sallyport.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;

/** An operation failed, and how. */
final class LoadException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What can happen, in the order of the fields {@code fail_*}. */
    enum Kind {
        TCP,
        TIMEOUT,
        CLOSED,
        REFUSED,
        PROTOCOL,
        CORRUPT
    }

    private final Kind kind;

    LoadException(Kind kind, String text) {
        super(text);
        this.kind = kind;
    }

    static Kind kindOf(IOException failure) {
        if (failure instanceof LoadException known) {
            return known.kind;
        }
        if (failure instanceof SocketTimeoutException) {
            return Kind.TIMEOUT;
        }
        if (failure instanceof ConnectException) {
            return Kind.TCP;
        }
        return failure instanceof EOFException ? Kind.CLOSED : Kind.TCP;
    }
}
