package io.sallyport.auth.gssapi.token;

/** The working keys of one context in both directions. */
final class ContextKeys implements AutoCloseable {
    private final EncryptionType type;
    private final DirectionKeys own;
    private final DirectionKeys peers;
    private boolean wiped;

    ContextKeys(BaseKey base, Role role) {
        type = base.type();
        own = DirectionKeys.forWrapping(base, role);
        peers = DirectionKeys.forUnwrapping(base, role.peer());
    }

    EncryptionType type() {
        return type;
    }

    /** The keys of what we send. */
    DirectionKeys own() {
        return unwiped(own);
    }

    /** The keys of what the peer sends. */
    DirectionKeys peers() {
        return unwiped(peers);
    }

    /** With wiped keys everybody could forge. */
    private DirectionKeys unwiped(DirectionKeys keys) {
        if (wiped) {
            throw new IllegalStateException("the context's keys are wiped");
        }
        return keys;
    }

    @Override
    public void close() {
        wiped = true;
        own.close();
        peers.close();
    }
}
