package io.sallyport.core.protocol;

/** The versions of the protocol that the gateway speaks, each named by the first octet that a client sends. */
public enum SocksVersion {
    /** SOCKS4 and SOCKS4a. */
    SOCKS4(4),
    /** RFC 1928. */
    SOCKS5(5);

    private final int octet;

    SocksVersion(int octet) {
        this.octet = octet;
    }

    /** The first octet of the client's first message. */
    public int octet() {
        return octet;
    }
}
