package io.sallyport.auth.gssapi.token;

/** Which side of a context speaks, RFC 4121 section 2: the key usage of its wrap tokens, sealed or not. */
public enum Role {
    /** Who accepted the context: the gateway. */
    ACCEPTOR(22),
    /** Who initiated it: the client. */
    INITIATOR(24);

    private final int sealUsage;

    Role(int sealUsage) {
        this.sealUsage = sealUsage;
    }

    int sealUsage() {
        return sealUsage;
    }

    Role peer() {
        return this == ACCEPTOR ? INITIATOR : ACCEPTOR;
    }
}
