package io.sallyport.auth.gssapi.client;

import java.io.IOException;

/** The tokens of encapsulated messages; one thread may wrap while another one unwraps. They live as long as the process. */
interface MessageTokens {
    /** The most octets of plaintext whose token is never longer than that. */
    int maxPlaintextLength(boolean confidential, int tokenLength);

    /** Makes one token of some octets. */
    byte[] wrap(byte[] octets, int offset, int length, boolean confidential);

    /** Opens one token; one that is forged, damaged, a duplicate, old or out of order is refused, sealed or not. */
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
