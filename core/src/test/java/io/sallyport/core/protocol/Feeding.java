package io.sallyport.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;

/**
 * Feeds a decoder as a network may: octet by octet, behind octets that were read, and before octets of what follows.
 */
final class Feeding {
    private static final byte[] READ_BEFORE = {5, 4, 0};
    private static final byte[] FOLLOWING = {5, 0, 4, 1};

    private Feeding() {}

    @FunctionalInterface
    interface Decoder<T> {
        Optional<T> decode(ByteBuf in) throws ProtocolException;
    }

    /** A refusal, and how many octets it took to know. */
    record Refusal(int after, ProtocolException cause) {}

    /** Gives the message, which must come with the last octet and not before, and must take none that follow. */
    static <T> T message(Decoder<T> decoder, byte[] octets) throws ProtocolException {
        ByteBuf in = Unpooled.buffer().writeBytes(READ_BEFORE).skipBytes(READ_BEFORE.length);
        for (int i = 0; i < octets.length - 1; i++) {
            in.writeByte(octets[i]);
            assertThat(decoder.decode(in)).as("after %d octets", i + 1).isEmpty();
            assertThat(in.readableBytes()).as("left after %d octets", i + 1).isEqualTo(i + 1);
        }
        in.writeByte(octets[octets.length - 1]).writeBytes(FOLLOWING);
        T message = decoder.decode(in).orElseThrow();
        assertThat(in).isEqualTo(Unpooled.wrappedBuffer(FOLLOWING));
        return message;
    }

    static <T> Refusal refusal(Decoder<T> decoder, byte[] octets) {
        ByteBuf in = Unpooled.buffer().writeBytes(READ_BEFORE).skipBytes(READ_BEFORE.length);
        for (int i = 0; i < octets.length; i++) {
            in.writeByte(octets[i]);
            try {
                assertThat(decoder.decode(in)).as("after %d octets", i + 1).isEmpty();
            } catch (ProtocolException e) {
                return new Refusal(i + 1, e);
            }
        }
        return fail("was not refused");
    }
}
