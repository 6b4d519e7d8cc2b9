package io.sallyport.auth.gssapi.token;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/** Wraps in one sequence, whether for the stream or for datagrams: RFC 4121 section 4.2.4, with neither filling nor rotation. */
final class TokenWriter {
    private static final int HEADER = WrapTokenHeader.LENGTH;
    private static final int START = Workspace.START;

    private final ContextKeys keys;
    private final long fields;
    private long sequence;

    TokenWriter(ContextKeys keys, TokenState state) {
        this.keys = keys;
        this.fields = WrapTokenHeader.fields(state.role(), state.acceptorSubkey());
        this.sequence = state.ownSequence();
    }

    int overhead(boolean confidential) {
        return HEADER + (confidential ? AesCbc.BLOCK + HEADER : 0) + keys.type().macLength();
    }

    void wrap(ByteBuffer plaintext, boolean confidential, ByteBuffer token) {
        DirectionKeys own = keys.own();
        int length = plaintext.remaining();
        if (token.remaining() < length + overhead(confidential)) {
            throw new BufferOverflowException();
        }
        Workspace space = Workspace.ofThread(length);
        if (confidential) {
            plaintext.get(space.in(), START + AesCbc.BLOCK, length);
            seal(own.sealing(), space, length, token);
        } else {
            plaintext.get(space.in(), START, length);
            sign(own.checksum(), space, length, token);
        }
        sequence++;
    }

    private void seal(Sealing sealing, Workspace space, int length, ByteBuffer token) {
        int header = START + AesCbc.BLOCK + length;
        space.confounders().write(space.in(), START);
        space.putHeader(header, WrapTokenHeader.sealed(fields), sequence);
        sealing.seal(space, AesCbc.BLOCK + length + HEADER);
        token.put(space.in(), header, HEADER);
        token.put(
                space.out(), START, AesCbc.BLOCK + length + HEADER + keys.type().macLength());
    }

    private void sign(Hmac checksum, Workspace space, int length, ByteBuffer token) {
        int header = START + length;
        int macLength = keys.type().macLength();
        space.putHeader(header, fields, sequence);
        checksum.compute(space, space.in(), START, header + HEADER);
        space.putHeader(header, WrapTokenHeader.withExtraCount(fields, macLength), sequence);
        token.put(space.in(), header, HEADER).put(space.in(), START, length).put(space.mac(), 0, macLength);
    }
}
