package io.sallyport.core.spi.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** How the octets of a message arrive at {@link AuthenticationExchange#messageLength}, as the gateway hands them on. */
enum Delivery {
    /** The whole message in one segment, with what the client sent ahead behind it. */
    AT_ONCE {
        @Override
        void deliver(byte[] message, AuthenticationExchange exchange) throws MalformedMessageException {
            byte[] withMore = Arrays.copyOf(message, message.length + SENT_AHEAD);
            Arrays.fill(withMore, message.length, withMore.length, (byte) 0x5A);
            assertThat(ask(exchange, withMore))
                    .as("messageLength of %d octets and %d of what follows", message.length, SENT_AHEAD)
                    .isEqualTo(message.length);
        }
    },
    /** One octet after the other. */
    OCTET_BY_OCTET {
        @Override
        void deliver(byte[] message, AuthenticationExchange exchange) throws MalformedMessageException {
            int known = AuthenticationExchange.UNKNOWN;
            for (int received = 0; received <= message.length; received++) {
                int length = ask(exchange, Arrays.copyOf(message, received));
                assertThat(length)
                        .as("messageLength after %d of %d octets", received, message.length)
                        .isIn(known, message.length);
                known = length;
            }
            assertThat(known).as("messageLength of the whole message").isEqualTo(message.length);
        }
    };

    private static final int SENT_AHEAD = 7;
    private static final int OFFSET = 3;

    abstract void deliver(byte[] message, AuthenticationExchange exchange) throws MalformedMessageException;

    /** Makes a buffer as the gateway may: not backed by an array, and not beginning at 0. */
    static ByteBuffer buffer(byte[] octets) {
        return ByteBuffer.allocateDirect(OFFSET + octets.length)
                .position(OFFSET)
                .put(octets)
                .position(OFFSET);
    }

    static void wipe(ByteBuffer buffer) {
        for (int i = 0; i < buffer.limit(); i++) {
            buffer.put(i, (byte) 0);
        }
    }

    private static int ask(AuthenticationExchange exchange, byte[] octets) throws MalformedMessageException {
        ByteBuffer owned = buffer(octets);
        ByteBuffer received = owned.asReadOnlyBuffer();
        try {
            int length = exchange.messageLength(received);
            assertThat(received.position()).as("position after messageLength").isEqualTo(OFFSET);
            assertThat(received.limit()).as("limit after messageLength").isEqualTo(OFFSET + octets.length);
            return length;
        } finally {
            wipe(owned);
        }
    }
}
