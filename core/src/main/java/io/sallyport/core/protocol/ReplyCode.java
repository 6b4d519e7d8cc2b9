package io.sallyport.core.protocol;

/** The field REP of a reply, RFC 1928 section 6. */
public enum ReplyCode {
    SUCCEEDED(0x00),
    GENERAL_FAILURE(0x01),
    NOT_ALLOWED_BY_RULESET(0x02),
    NETWORK_UNREACHABLE(0x03),
    HOST_UNREACHABLE(0x04),
    CONNECTION_REFUSED(0x05),
    TTL_EXPIRED(0x06),
    COMMAND_NOT_SUPPORTED(0x07),
    ADDRESS_TYPE_NOT_SUPPORTED(0x08);

    private final int octet;

    ReplyCode(int octet) {
        this.octet = octet;
    }

    /** The octet on the wire. */
    public int octet() {
        return octet;
    }
}
