package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import java.nio.ByteBuffer;

/**
 * What an exchange answers to a message, and the transition that this causes. A reply is sent as it is, from the
 * buffer's position to its limit, before anything else happens; the buffer then belongs to the gateway. An empty reply
 * sends nothing.
 */
public sealed interface AuthenticationStep {
    /** The octets to send. */
    ByteBuffer reply();

    /** Gives the step that sends nothing and waits for the client's next message. */
    static AuthenticationStep awaitMessage() {
        return new Continue(ByteBuffer.allocate(0));
    }

    /**
     * Sends the reply and waits for the client's next message.
     *
     * @param reply the octets to send
     */
    record Continue(ByteBuffer reply) implements AuthenticationStep {}

    /**
     * Sends the reply and goes on to the request.
     *
     * @param reply the octets to send; they are not protected
     * @param identity who the client proved to be
     * @param protection what every later message is encapsulated by, in both directions; {@link MessageProtection#NONE}
     *     for none. It belongs to the gateway, which closes it with the session
     */
    record Accepted(ByteBuffer reply, Identity identity, MessageProtection protection) implements AuthenticationStep {
        /**
         * Gives an acceptance without per-message protection.
         *
         * @param reply the octets to send
         * @param identity who the client proved to be
         */
        public Accepted(ByteBuffer reply, Identity identity) {
            this(reply, identity, MessageProtection.NONE);
        }
    }

    /**
     * Sends the reply and closes the connection.
     *
     * @param reply what the method tells a client that it refuses; must not tell why
     * @param reason goes to the log
     * @param fault whether that counts against the client
     */
    record Refused(ByteBuffer reply, ReasonCode reason, Fault fault) implements AuthenticationStep {
        /**
         * Gives a refusal that is the client's fault.
         *
         * @param reply see {@link #reply()}
         * @param reason see {@link #reason()}
         */
        public Refused(ByteBuffer reply, ReasonCode reason) {
            this(reply, reason, Fault.CLIENT);
        }
    }
}
