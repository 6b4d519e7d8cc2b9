package io.sallyport.gateway.config;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 127.0.0.1:1080} and {@code [::1]:1080}; never asks a resolver. */
final class SocketAddresses {
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|([0-9.]{7,15})):(0|[1-9][0-9]{0,4})");
    private static final int HIGHEST_PORT = 65535;

    private SocketAddresses() {}

    /**
     * Reads an address.
     *
     * @param key the key that it stands at
     * @param text the address
     * @throws IllegalArgumentException if it is none
     */
    static InetSocketAddress parse(String key, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > HIGHEST_PORT) {
            throw malformed(key, text);
        }
        boolean bracketed = form.group(1) != null;
        InetAddress address = literal(key, text, bracketed ? form.group(1) : form.group(2));
        if (bracketed != address instanceof Inet6Address) {
            throw malformed(key, text);
        }
        return new InetSocketAddress(address, Integer.parseInt(form.group(3)));
    }

    private static InetAddress literal(String key, String text, String host) {
        try {
            boolean isExact = host.indexOf(':') >= 0
                    || host.equals(CanonicalHost.parse(host).text());
            if (isExact && CanonicalHost.parse(host) instanceof CanonicalHost.Address address) {
                return address.address();
            }
        } catch (MalformedHostException malformed) {
            throw malformed(key, text);
        }
        throw malformed(key, text);
    }

    private static IllegalArgumentException malformed(String key, String text) {
        return new IllegalArgumentException(
                key + ": '" + text + "' (expected: an IP address and a port, as 127.0.0.1:1080 or [::1]:1080)");
    }
}
