package io.sallyport.gateway.config;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
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
        return literal(host).orElseThrow(() -> malformed(key, text));
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            CanonicalHost canonical = CanonicalHost.parse(host);
            boolean isExact = host.indexOf(':') >= 0 || host.equals(canonical.text());
            return isExact && canonical instanceof CanonicalHost.Address address
                    ? Optional.of(address.address())
                    : Optional.empty();
        } catch (MalformedHostException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Reads an IP address that stands for one host, without a port.
     *
     * @param key the key that it stands at
     * @param text the address
     * @throws IllegalArgumentException if it is none
     */
    static InetAddress parseHost(String key, String text) {
        boolean isBare = !text.startsWith("[") && text.indexOf('%') < 0;
        return literal(text)
                .filter(address -> isBare && !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .orElseThrow(() -> new IllegalArgumentException(
                        key + ": '" + text + "' (expected: the IP address of one host, as 192.0.2.1 or 2001:db8::1)"));
    }

    private static IllegalArgumentException malformed(String key, String text) {
        return new IllegalArgumentException(
                key + ": '" + text + "' (expected: an IP address and a port, as 127.0.0.1:1080 or [::1]:1080)");
    }
}
