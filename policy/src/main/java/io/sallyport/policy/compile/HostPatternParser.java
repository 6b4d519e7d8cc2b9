package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.host.HostPattern;
import io.sallyport.policy.host.HostPattern.Kind;

/** Reads patterns of host names. */
final class HostPatternParser {
    private static final String EXPECTED = "a name, .suffix, or labels with * and ?";

    private HostPatternParser() {}

    static HostPattern parse(String text) throws BadValueException {
        boolean glob = text.contains("*") || text.contains("?");
        if (text.startsWith(".")) {
            if (glob) {
                throw new BadValueException("'" + text + "' has a wildcard in a suffix", EXPECTED);
            }
            return new HostPattern(Kind.SUFFIX, name(text.substring(1), text));
        }
        return glob ? glob(text) : new HostPattern(Kind.EXACT, name(text, text));
    }

    /** A wildcard stands for characters of a label: with a letter in its place the pattern must be a name. */
    private static HostPattern glob(String text) throws BadValueException {
        if (text.contains("**")) {
            throw new BadValueException("'" + text + "' has two stars together", "one star, or .suffix for any depth");
        }
        if (text.chars().anyMatch(Character::isDigit) && looksLikeAddress(text)) {
            throw new BadValueException("'" + text + "' looks like addresses", "a network in networks");
        }
        String name = name(text.replace('*', 'x').replace('?', 'x'), text);
        StringBuilder pattern = new StringBuilder(name);
        for (int i = 0; i < pattern.length(); i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                pattern.setCharAt(i, text.charAt(i));
            }
        }
        return new HostPattern(Kind.GLOB, pattern.toString());
    }

    private static boolean looksLikeAddress(String text) {
        try {
            return CanonicalHost.parse(text.replace('*', '0').replace('?', '0')) instanceof CanonicalHost.Address;
        } catch (MalformedHostException e) {
            return false;
        }
    }

    private static String name(String name, String written) throws BadValueException {
        try {
            CanonicalHost host = CanonicalHost.parse(name);
            if (host instanceof CanonicalHost.Name) {
                return host.text();
            }
        } catch (MalformedHostException e) {
            throw new BadValueException("'" + written + "' is no host pattern", EXPECTED, e);
        }
        throw new BadValueException("'" + written + "' is an address", "an address stands in networks, not in hosts");
    }
}
