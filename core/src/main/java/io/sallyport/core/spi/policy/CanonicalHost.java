package io.sallyport.core.spi.policy;

import java.net.InetAddress;

/**
 * A destination host in its one canonical form. Policy, resolver and connector all see this form and nothing else, so
 * that no spelling of a host passes a rule that another spelling of it does not pass.
 */
public sealed interface CanonicalHost {
    /**
     * Finds the canonical form of a host as somebody wrote it.
     *
     * <p>Every form that some resolver or connector would take for an address becomes that address: {@code 127.0.0.1},
     * {@code 127.1}, {@code 0x7f000001}, {@code 017700000001}, {@code 2130706433}, {@code ::ffff:127.0.0.1}, {@code
     * [::1]}, {@code fe80::1%eth0} (the zone is dropped), the IPv4 forms also with a trailing dot. Everything else is a name:
     * lower case, without the trailing dot.
     *
     * @param text the host; may be hostile
     * @throws MalformedHostException if it is neither: empty, too long, empty labels, a number out of range, characters
     *     other than letters, digits, hyphen and underscore (a name of another script is asked for by its A-label, RFC
     *     5890)
     */
    static CanonicalHost parse(String text) throws MalformedHostException {
        return HostParser.parse(text);
    }

    /**
     * Gives the canonical form of an address.
     *
     * @param address any address; an IPv4-mapped one becomes the IPv4 address, a zone is dropped
     */
    static CanonicalHost of(InetAddress address) {
        return new Address(address);
    }

    /** The canonical text: of a name the name, of an address its usual notation. */
    String text();

    /**
     * A host by name.
     *
     * @param text lower case, no trailing dot, at most 253 characters
     */
    record Name(String text) implements CanonicalHost {
        /**
         * Checks the form.
         *
         * @throws IllegalArgumentException if the name is not in canonical form
         */
        public Name {
            if (!HostParser.isCanonicalName(text)) {
                throw new IllegalArgumentException("not a canonical host name (expected: lower-case labels)");
            }
        }
    }

    /**
     * A host by address.
     *
     * @param address an {@link java.net.Inet4Address}, or an {@link java.net.Inet6Address} that is not IPv4-mapped and
     *     has no zone
     */
    record Address(InetAddress address) implements CanonicalHost {
        /** Brings the address into canonical form. */
        public Address {
            address = HostParser.canonical(address.getAddress());
        }

        @Override
        public String text() {
            return address.getHostAddress();
        }
    }
}
