package io.sallyport.core.spi.auth;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * One conversation between a client and a method, and how it must end.
 *
 * @param name what the test is called
 * @param client a fresh client for each run
 * @param outcome the end
 */
public record Conversation(String name, Supplier<ScriptedClient> client, Outcome outcome) {
    /**
     * Begins the description of a conversation.
     *
     * @param name what the test is called
     */
    public static Opening named(String name) {
        return new Opening(name);
    }

    /**
     * A conversation of which the name is known.
     *
     * @param name what the test is called
     */
    public record Opening(String name) {
        /**
         * Says what the client sends, whatever it is answered.
         *
         * @param messages one array a message; none for a method that answers at the start
         */
        public Ending sends(byte[]... messages) {
            return plays(() -> {
                Iterator<byte[]> rest = Arrays.asList(messages).iterator();
                return reply -> rest.next().clone();
            });
        }

        /**
         * Says who the client is.
         *
         * @param client gives a fresh client for each run
         */
        public Ending plays(Supplier<ScriptedClient> client) {
            return new Ending(name, client);
        }
    }

    /**
     * A conversation of which all is known but the end.
     *
     * @param name what the test is called
     * @param client a fresh client for each run
     */
    public record Ending(String name, Supplier<ScriptedClient> client) {
        /** Ends in acceptance with an identity of that name, and these octets. */
        public Conversation isAccepted(String identity, byte... reply) {
            return new Conversation(name, client, new Outcome.Accepted(identity, Outcome.hex(reply)));
        }

        /** Ends in a refusal for that reason, and these octets. */
        public Conversation isRefused(String reason, byte... reply) {
            return new Conversation(name, client, new Outcome.Refused(reason, Outcome.hex(reply)));
        }

        /** Ends because the client's last message is none. */
        public Conversation isMalformed(String reason) {
            return new Conversation(name, client, new Outcome.Malformed(reason));
        }
    }
}
