package io.sallyport.core.testing;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Messages are an octet with the length of what follows, and that. Answers the reply {@code AA} and accepts
 * {@code alice}, unless a test says otherwise.
 */
public final class FakeExchange implements AuthenticationExchange {
    /** Who is accepted. */
    public static final Identity ALICE = Identity.of("alice", Groups.NONE, Instant.EPOCH);

    private final List<String> messages = new ArrayList<>();
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private Supplier<AuthenticationStep> start = AuthenticationStep::awaitMessage;
    private Function<String, CompletionStage<AuthenticationStep>> answer = message -> completed(accepted());
    private MessageLength length = FakeExchange::prefixedLength;
    private Runnable onClose = () -> {};
    private int closed;

    /** Finds where a message ends. */
    @FunctionalInterface
    public interface MessageLength {
        int of(ByteBuffer received) throws MalformedMessageException;
    }

    public static AuthenticationStep accepted() {
        return new AuthenticationStep.Accepted(reply("AA"), ALICE);
    }

    public static AuthenticationStep refused() {
        return new AuthenticationStep.Refused(reply("EE"), ReasonCode.of("refused-by-test"));
    }

    public static AuthenticationStep goOn() {
        return new AuthenticationStep.Continue(reply("CC"));
    }

    public static ByteBuffer reply(String hex) {
        return ByteBuffer.wrap(Octets.of(hex));
    }

    public static CompletionStage<AuthenticationStep> completed(AuthenticationStep step) {
        return CompletableFuture.completedFuture(step);
    }

    private static int prefixedLength(ByteBuffer received) {
        return received.hasRemaining() ? 1 + Byte.toUnsignedInt(received.get(received.position())) : UNKNOWN;
    }

    private static String contents(ByteBuffer message) {
        byte[] octets = new byte[message.capacity()];
        message.get(0, octets);
        return Octets.hex(octets);
    }

    public FakeExchange starts(Supplier<AuthenticationStep> step) {
        start = step;
        return this;
    }

    public FakeExchange answers(Function<String, CompletionStage<AuthenticationStep>> step) {
        answer = step;
        return this;
    }

    public FakeExchange measures(MessageLength by) {
        length = by;
        return this;
    }

    public FakeExchange onClose(Runnable action) {
        onClose = action;
        return this;
    }

    /** The messages that it was given. */
    public List<String> messages() {
        return messages;
    }

    /** What the messages' buffers hold now. */
    public List<String> kept() {
        return buffers.stream().map(buffer -> contents(buffer)).toList();
    }

    public boolean isClosed() {
        return closed > 0;
    }

    @Override
    public AuthenticationStep start() {
        return start.get();
    }

    @Override
    public int messageLength(ByteBuffer received) throws MalformedMessageException {
        return length.of(received);
    }

    @Override
    public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
        buffers.add(message);
        String octets = contents(message);
        messages.add(octets);
        return answer.apply(octets);
    }

    @Override
    public ByteBuffer refusalReply() {
        return reply("FF");
    }

    @Override
    public void close() {
        closed++;
        onClose.run();
    }
}
