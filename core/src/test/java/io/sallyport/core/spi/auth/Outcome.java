package io.sallyport.core.spi.auth;

import java.util.HexFormat;

/** How a conversation ends; octets are in hexadecimal, so that a difference can be read. */
public sealed interface Outcome {
    /**
     * The client is let in.
     *
     * @param identity the identity's name
     * @param reply the last octets it is sent
     */
    record Accepted(String identity, String reply) implements Outcome {}

    /**
     * The client is refused.
     *
     * @param reason the code for the log
     * @param reply the last octets it is sent
     */
    record Refused(String reason, String reply) implements Outcome {}

    /**
     * What the client sent is no message of the method.
     *
     * @param reason the code for the log
     */
    record Malformed(String reason) implements Outcome {}

    /**
     * Writes octets as this type holds them.
     *
     * @param octets any
     */
    static String hex(byte... octets) {
        return HexFormat.of().formatHex(octets);
    }
}
