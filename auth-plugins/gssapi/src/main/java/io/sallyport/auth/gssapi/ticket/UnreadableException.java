package io.sallyport.auth.gssapi.ticket;

/** Octets that are not what they should be; without a stack trace, for they come from a client. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException() {
        super("unreadable", null, false, false);
    }
}
