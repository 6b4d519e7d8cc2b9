package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;

/** Which of the peer's genuine tokens may come now. Numbers count modulo 2^64, as they are on the wire. */
interface PeerSequence {
    /**
     * Takes note of a genuine token.
     *
     * @throws MalformedMessageException if it may not come now; then nothing is noted
     */
    void accept(long number) throws MalformedMessageException;
}
