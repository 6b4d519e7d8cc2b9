package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/** Unwraps what the peer wrapped, in any of the forms that RFC 4121 section 4.2 permits: any filling, any rotation. */
final class TokenReader {
    private static final int HEADER = WrapTokenHeader.LENGTH;
    private static final int START = Workspace.START;

    private final ContextKeys keys;
    private final Role sender;
    private final boolean acceptorSubkey;
    private final PeerSequence sequence;

    TokenReader(ContextKeys keys, Role sender, boolean acceptorSubkey, PeerSequence sequence) {
        this.keys = keys;
        this.sender = sender;
        this.acceptorSubkey = acceptorSubkey;
        this.sequence = sequence;
    }

    TokenReader in(PeerSequence other) {
        return new TokenReader(keys, sender, acceptorSubkey, other);
    }

    boolean unwrap(ByteBuffer token, ByteBuffer plaintext) throws MalformedMessageException {
        DirectionKeys peers = keys.peers();
        if (plaintext.remaining() < token.remaining()) {
            throw new BufferOverflowException();
        }
        WrapTokenHeader header = WrapTokenHeader.peek(token);
        check(header.isSentByAcceptor() == (sender == Role.ACCEPTOR), TokenReasons.WRONG_DIRECTION);
        check(header.isWithAcceptorSubkey() == acceptorSubkey, TokenReasons.WRONG_KEY);
        Workspace space = Workspace.ofThread(token.remaining());
        if (header.isSealed()) {
            int length = open(peers.sealing(), header, token, space);
            sequence.accept(header.sequence());
            plaintext.put(space.out(), START + AesCbc.BLOCK, length);
        } else {
            int length = verify(peers.checksum(), header, token, space);
            sequence.accept(header.sequence());
            plaintext.put(space.in(), START, length);
        }
        return header.isSealed();
    }

    private int open(Sealing sealing, WrapTokenHeader header, ByteBuffer token, Workspace space)
            throws MalformedMessageException {
        int sealed = token.remaining() - HEADER - keys.type().macLength();
        int length = sealed - AesCbc.BLOCK - header.extraCount() - HEADER;
        check(length >= 0, TokenReasons.MALFORMED);
        copyUnrotated(header, token, space);
        boolean genuine = sealing.open(space, sealed) && space.holdsHeader(START + sealed - HEADER, header);
        check(genuine, TokenReasons.FORGED);
        return length;
    }

    private int verify(Hmac checksum, WrapTokenHeader header, ByteBuffer token, Workspace space)
            throws MalformedMessageException {
        int macLength = keys.type().macLength();
        int length = token.remaining() - HEADER - macLength;
        check(length >= 0 && header.extraCount() == macLength, TokenReasons.MALFORMED);
        copyUnrotated(header, token, space);
        int end = START + length;
        System.arraycopy(space.in(), end, space.received(), 0, macLength);
        space.putHeader(end, WrapTokenHeader.withoutCounts(header.fields()), header.sequence());
        checksum.compute(space, space.in(), START, end + HEADER);
        check(checksum.matches(space, space.received(), 0, macLength), TokenReasons.FORGED);
        return length;
    }

    private static void copyUnrotated(WrapTokenHeader header, ByteBuffer token, Workspace space) {
        token.position(token.position() + HEADER);
        int length = token.remaining();
        int rotation = header.rotation() % length;
        token.get(space.in(), START + length - rotation, rotation);
        token.get(space.in(), START, length - rotation);
    }

    private static void check(boolean right, ReasonCode reason) throws MalformedMessageException {
        if (!right) {
            throw new MalformedMessageException(reason);
        }
    }
}
