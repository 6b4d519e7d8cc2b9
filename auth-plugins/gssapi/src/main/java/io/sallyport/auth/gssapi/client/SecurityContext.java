package io.sallyport.auth.gssapi.client;

import java.io.IOException;

/** The initiator's end of a GSS-API context, RFC 2743; it lives as long as the process. */
interface SecurityContext {
    /**
     * Goes one step.
     *
     * @param token from the acceptor, empty at first
     * @return for the acceptor, empty if there is nothing to send
     */
    byte[] initiate(byte[] token) throws IOException;

    boolean isEstablished();

    /** The most octets of plaintext whose token is never longer than that. */
    int maxPlaintextLength(boolean confidential, int tokenLength) throws IOException;

    /** Makes one token of some octets. */
    byte[] wrap(byte[] octets, int offset, int length, boolean confidential) throws IOException;

    /** Opens one token; one that is forged, damaged, a duplicate, old or out of order is refused. */
    Unwrapped unwrap(byte[] token) throws IOException;

    /**
     * What was in a token.
     *
     * @param octets the plaintext
     * @param confidential whether it was sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
    record Unwrapped(byte[] octets, boolean confidential) {}
}
