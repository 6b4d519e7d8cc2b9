package io.sallyport.auth.none;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The empty sub-negotiation: it is over before the client says anything. */
final class NoneExchange implements AuthenticationExchange {
    private static final ReasonCode NAMELESS_CERTIFICATE = ReasonCode.of("certificate-without-usable-name");
    private static final ReasonCode UNEXPECTED_MESSAGE = ReasonCode.of("none-unexpected-message");

    private final Optional<Identity> identity;

    /** Takes who the client is; empty for one who must not pass as anonymous and cannot be named. */
    NoneExchange(Optional<Identity> identity) {
        this.identity = identity;
    }

    @Override
    public AuthenticationStep start() {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        return identity.<AuthenticationStep>map(proved -> new AuthenticationStep.Accepted(nothing, proved))
                .orElseGet(() -> new AuthenticationStep.Refused(nothing, NAMELESS_CERTIFICATE));
    }

    @Override
    public int messageLength(ByteBuffer received) throws MalformedMessageException {
        throw new MalformedMessageException(UNEXPECTED_MESSAGE);
    }

    @Override
    public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) throws MalformedMessageException {
        throw new MalformedMessageException(UNEXPECTED_MESSAGE);
    }

    @Override
    public void close() {
        // There is nothing to wipe.
    }
}
