package io.sallyport.bench.endtoend;

import java.io.IOException;

/** Something is not to be had on this machine; the rest goes on without it. */
final class UnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String why) {
        super(why);
    }
}
