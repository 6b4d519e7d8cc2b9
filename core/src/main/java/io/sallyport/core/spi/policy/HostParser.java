package io.sallyport.core.spi.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Brings a host into its canonical form; see {@link CanonicalHost#parse}. */
final class HostParser {
    private static final int MAX_TEXT_LENGTH = 255;
    private static final int MAX_NAME_LENGTH = 253;
    private static final int MAX_LABEL_LENGTH = 63;

    private HostParser() {}

    static CanonicalHost parse(String text) throws MalformedHostException {
        if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH) {
            throw new MalformedHostException("host of " + text.length() + " characters (expected: 1 to 255)");
        }
        if (text.indexOf(':') >= 0 || text.charAt(0) == '[') {
            return new CanonicalHost.Address(parseIpv6(withoutZone(withoutBrackets(text))));
        }
        String name = lowerCase(withoutTrailingDot(text));
        if (!isCanonicalForm(name)) {
            throw new MalformedHostException("not a host name (expected: labels of letters, digits, '-' and '_')");
        }
        Optional<byte[]> ipv4 = Ipv4Numbers.parse(name);
        return ipv4.isPresent() ? new CanonicalHost.Address(canonical(ipv4.get())) : new CanonicalHost.Name(name);
    }

    static boolean isCanonicalName(String name) {
        return isCanonicalForm(name) && !Ipv4Numbers.endsInNumber(name);
    }

    static InetAddress canonical(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address of " + octets.length + " octets (expected: 4 or 16)", e);
        }
    }

    private static boolean isCanonicalForm(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            return false;
        }
        int labelStart = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (i == labelStart || i - labelStart > MAX_LABEL_LENGTH) {
                    return false;
                }
                labelStart = i + 1;
            } else if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of ASCII only: other characters would become ASCII ones, and are none of a host name's. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return lower.toString();
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static String withoutTrailingDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String withoutBrackets(String text) throws MalformedHostException {
        boolean opens = text.charAt(0) == '[';
        boolean closes = text.charAt(text.length() - 1) == ']';
        if (opens != closes) {
            throw new MalformedHostException("unbalanced brackets (expected: '[', an IPv6 address, ']')");
        }
        return opens ? text.substring(1, text.length() - 1) : text;
    }

    private static String withoutZone(String text) {
        int percent = text.indexOf('%');
        return percent < 0 ? text : text.substring(0, percent);
    }

    /** The JDK parses, but only what it cannot take for a name (as it does what begins with a dot): no resolver is asked. */
    private static InetAddress parseIpv6(String text) throws MalformedHostException {
        boolean literal =
                text.indexOf(':') >= 0 && text.charAt(0) != '.' && text.chars().allMatch(HostParser::isIpv6Character);
        if (literal) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                literal = false;
            }
        }
        throw new MalformedHostException("not an IPv6 address (expected: the form of RFC 4291 section 2.2)");
    }

    private static boolean isIpv6Character(int c) {
        return c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0);
    }
}
