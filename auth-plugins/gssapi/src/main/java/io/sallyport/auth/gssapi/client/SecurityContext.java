package io.sallyport.auth.gssapi.client;

import java.io.IOException;

/** The initiator's end of a GSS-API context, RFC 2743, until both sides have agreed on a protection level. */
interface SecurityContext {
    /**
     * Goes one step.
     *
     * @param token from the acceptor, empty at first
     * @return for the acceptor, empty if there is nothing to send
     */
    byte[] initiate(byte[] token) throws IOException;

    boolean isEstablished();

    /** Makes the context's first token, which is not sealed, RFC 1961 section 4. */
    byte[] wrapLevel(byte level) throws IOException;

    /** Opens the acceptor's first token; one that is forged, damaged, sealed or out of order is refused. */
    byte[] unwrapLevel(byte[] token) throws IOException;

    /** Gives what protects everything after these two. */
    MessageTokens messageTokens() throws IOException;
}
