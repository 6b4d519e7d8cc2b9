package io.sallyport.auth.gssapi.client;

import java.io.IOException;

/** Why the client gives up, in one line for a person. */
final class ClientException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientException(String message) {
        super(message);
    }

    ClientException(String message, Throwable cause) {
        super(message, cause);
    }
}
