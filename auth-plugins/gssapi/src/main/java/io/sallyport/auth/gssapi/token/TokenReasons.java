package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.ReasonCode;

/** Why a token is refused. */
public final class TokenReasons {
    /** Too short, or with counts that its length does not allow. */
    public static final ReasonCode MALFORMED = ReasonCode.of("token-malformed");
    /** A MIC token, a token of RFC 1964, of another mechanism, or none at all. */
    public static final ReasonCode NOT_A_WRAP_TOKEN = ReasonCode.of("token-not-a-wrap-token");
    /** One of our own, reflected. */
    public static final ReasonCode WRONG_DIRECTION = ReasonCode.of("token-of-wrong-direction");
    /** With the session key where the acceptor chose another, or the other way round. */
    public static final ReasonCode WRONG_KEY = ReasonCode.of("token-of-wrong-key");
    /** Forged or damaged. */
    public static final ReasonCode FORGED = ReasonCode.of("token-forged");
    /** Genuine, but a duplicate or older than what is kept in mind. */
    public static final ReasonCode REPLAYED = ReasonCode.of("token-replayed");
    /** Genuine, but on a stream others should have come before. */
    public static final ReasonCode OUT_OF_ORDER = ReasonCode.of("token-out-of-order");
    /** Genuine, but on a stream that has given over to datagrams. */
    public static final ReasonCode STREAM_ENDED = ReasonCode.of("token-on-ended-stream");

    private TokenReasons() {}
}
