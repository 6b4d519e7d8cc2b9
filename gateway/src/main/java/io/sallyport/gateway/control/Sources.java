package io.sallyport.gateway.control;

import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.caps.Source;
import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.document.BadValueException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources that a command is about.
 *
 * @param text as they were written
 * @param matches which they are
 */
record Sources(String text, Predicate<Source> matches) {
    /** In place of an address: whatever the source. */
    static final String ALL = "*";

    private static final Pattern USER = Pattern.compile("unix:uid=(0|[1-9][0-9]{0,9})");
    /** The next one means "no user" to the kernel. */
    private static final long LAST_USER = 4_294_967_294L;

    private static final int IPV6_BITS = 128;

    /**
     * Reads an address, a network, a user of this host as logs write it, or {@value #ALL}.
     *
     * @throws RefusedRequestException if it is none of them
     */
    static Sources parse(String text) throws RefusedRequestException {
        if (text.equals(ALL)) {
            return new Sources(text, any -> true);
        }
        Matcher user = USER.matcher(text);
        if (user.matches()) {
            return user(text, Long.parseLong(user.group(1)));
        }
        try {
            return network(text);
        } catch (BadValueException e) {
            throw new RefusedRequestException("source: " + e.getMessage() + " (expected: " + e.expected() + ")");
        }
    }

    private static Sources user(String text, long uid) throws RefusedRequestException {
        if (uid > LAST_USER) {
            throw new RefusedRequestException(
                    "source: '" + text + "' is no user (expected: a number of at most " + LAST_USER + ")");
        }
        return one(text, ClientSource.ofUser(uid));
    }

    private static Sources one(String text, InetAddress address) {
        return new Sources(text, Source.of(address)::equals);
    }

    private static Sources network(String text) throws BadValueException {
        NetworkParser.parse(text);
        int slash = text.indexOf('/');
        InetAddress address = NetworkParser.address(slash < 0 ? text : text.substring(0, slash));
        int prefix = slash < 0 ? IPV6_BITS : Integer.parseInt(text.substring(slash + 1));
        int bits = address instanceof Inet4Address ? Integer.SIZE : Long.SIZE;
        if (prefix == IPV6_BITS) {
            return one(text, address);
        }
        Source first = Source.of(address);
        if (prefix > bits || (first.family() == 0) != address instanceof Inet4Address) {
            throw new BadValueException(
                    "'" + text + "' is no network of sources",
                    "an address, or a network of at most 64 bits: a source is an IPv6 network of 64 bits");
        }
        return new Sources(text, source -> source.family() == first.family() && agree(source, first, bits - prefix));
    }

    private static boolean agree(Source one, Source other, int ignored) {
        return ignored == Long.SIZE || (one.network() ^ other.network()) >>> ignored == 0;
    }
}
