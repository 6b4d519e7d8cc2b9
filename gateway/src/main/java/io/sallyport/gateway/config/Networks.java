package io.sallyport.gateway.config;

import io.sallyport.core.abuse.Network;
import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.document.BadValueException;
import java.net.InetAddress;
import java.util.List;

/** Reads networks as policies write them. */
final class Networks {
    private Networks() {}

    static List<Network> parse(String key, List<String> texts) {
        return texts.stream().map(text -> parse(key, text)).toList();
    }

    /**
     * Reads a network.
     *
     * @param key the key that it stands at
     * @throws IllegalArgumentException if it is none
     */
    static Network parse(String key, String text) {
        try {
            NetworkParser.parse(text);
            int slash = text.indexOf('/');
            InetAddress address = NetworkParser.address(slash < 0 ? text : text.substring(0, slash));
            int prefix =
                    slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
            return new Network(address, prefix);
        } catch (BadValueException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage() + " (expected: " + e.expected() + ")", e);
        }
    }
}
