package io.sallyport.core.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses from their notation, without asking a name server. */
public final class Addresses {
    private Addresses() {}

    public static InetAddress address(String literal) {
        if (!literal.matches("[0-9a-f.:]*[.:][0-9a-f.:]*")) {
            throw new IllegalArgumentException("address: " + literal + " (expected: a literal)");
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static InetSocketAddress socket(String literal, int port) {
        return new InetSocketAddress(address(literal), port);
    }
}
