package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;

/** Encapsulation of RFC 1961 section 5 by the tokens of an established context. */
final class GssapiProtection implements MessageProtection {
    static final ReasonCode WRONG_TYPE = ReasonCode.of("gss-message-not-encapsulated");
    static final ReasonCode EMPTY = ReasonCode.of("gss-empty-token");
    static final ReasonCode BAD_LENGTH = ReasonCode.of("gss-bad-length");
    static final ReasonCode NOT_SEALED = ReasonCode.of("gss-token-not-sealed");

    private final ProtectionLevel level;
    private final WrapTokens tokens;
    private boolean seals;

    GssapiProtection(ProtectionLevel level, WrapTokens tokens) {
        this(level, tokens, level != ProtectionLevel.INTEGRITY);
    }

    private GssapiProtection(ProtectionLevel level, WrapTokens tokens, boolean seals) {
        this.level = level;
        this.tokens = tokens;
        this.seals = seals;
    }

    @Override
    public ProtectionLevel level() {
        return level;
    }

    @Override
    public boolean isOptional() {
        return level == ProtectionLevel.NONE;
    }

    @Override
    public MessageProtection forDatagrams() {
        return new GssapiProtection(level, tokens.forDatagrams(), seals);
    }

    @Override
    public int maxPlaintextLength() {
        return tokens.maxPlaintextLength(Frame.MAX_TOKEN, true);
    }

    @Override
    public int maxMessageLength(int plaintextLength) {
        return Frame.HEADER + tokens.maxTokenLength(plaintextLength, true);
    }

    @Override
    public int messageLength(ByteBuffer received) throws MalformedMessageException {
        int length = Frame.length(received);
        if (received.remaining() > 1 && Frame.type(received) != Frame.ENCAPSULATED) {
            throw new MalformedMessageException(WRONG_TYPE);
        }
        if (length == Frame.HEADER) {
            throw new MalformedMessageException(EMPTY);
        }
        return length;
    }

    @Override
    public void wrap(ByteBuffer plaintext, ByteBuffer message) {
        int start = message.position();
        Frame.begin(message, Frame.ENCAPSULATED, 0);
        tokens.wrap(plaintext, seals, message);
        Frame.setLength(message, start, message.position() - start - Frame.HEADER);
    }

    @Override
    public void unwrap(ByteBuffer message, ByteBuffer plaintext) throws MalformedMessageException {
        if (message.remaining() != messageLength(message)) {
            throw new MalformedMessageException(BAD_LENGTH);
        }
        message.position(message.position() + Frame.HEADER);
        boolean sealed = tokens.unwrap(message, plaintext);
        if (level == ProtectionLevel.CONFIDENTIALITY && !sealed) {
            throw new MalformedMessageException(NOT_SEALED);
        }
        if (level == ProtectionLevel.SELECTIVE || level == ProtectionLevel.NONE) {
            seals = sealed;
        }
    }

    @Override
    public void close() {
        tokens.close();
    }
}
