package io.sallyport.policy.address;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import io.sallyport.policy.document.BadValueException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** Reads networks as policies write them. */
public final class NetworkParser {
    private static final String EXPECTED = "an address or a network such as 192.0.2.0/24 or 2001:db8::/32";
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private NetworkParser() {}

    /** Reads a network that is surely right. */
    public static Network known(String text) {
        try {
            return parse(text);
        } catch (BadValueException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads a network; an address alone is a network of one.
     *
     * @throws BadValueException if it is none, or has bits beyond its prefix
     */
    public static Network parse(String text) throws BadValueException {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        int bits = address instanceof Inet4Address ? IPV4_BITS : IPV6_BITS;
        int length = slash < 0 ? bits : length(text, slash, bits);
        Network network = Network.of(address, length);
        if (!network.startsAt(Ip.of(address))) {
            throw new BadValueException("'" + text + "' has bits beyond its prefix", network.text());
        }
        return network;
    }

    /**
     * Reads an address in its usual notation: no octal, no short forms, no zone.
     *
     * @throws BadValueException if it is none
     */
    public static InetAddress address(String text) throws BadValueException {
        InetAddress address = anySpelling(text);
        boolean usual = address instanceof Inet4Address
                ? address.getHostAddress().equals(text)
                : IPV6.matcher(text).matches();
        if (!usual) {
            throw new BadValueException("'" + text + "' is not in its usual notation", address.getHostAddress());
        }
        return address;
    }

    private static InetAddress anySpelling(String text) throws BadValueException {
        try {
            if (CanonicalHost.parse(text) instanceof CanonicalHost.Address host) {
                return host.address();
            }
        } catch (MalformedHostException e) {
            throw new BadValueException("'" + text + "' is no address", EXPECTED, e);
        }
        throw new BadValueException("'" + text + "' is no address", EXPECTED);
    }

    private static int length(String text, int slash, int bits) throws BadValueException {
        String digits = text.substring(slash + 1);
        if (!LENGTH.matcher(digits).matches() || Integer.parseInt(digits) > bits) {
            throw new BadValueException("'" + text + "' has no right prefix length", "0 to " + bits);
        }
        return Integer.parseInt(digits);
    }
}
