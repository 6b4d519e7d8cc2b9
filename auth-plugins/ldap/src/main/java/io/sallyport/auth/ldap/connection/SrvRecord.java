package io.sallyport.auth.ldap.connection;

import java.util.Locale;

/**
 * One record of RFC 2782.
 *
 * @param priority lower ones first
 * @param weight how often, among equals
 * @param port where it listens
 * @param target the host, without the dot at its end
 */
record SrvRecord(int priority, int weight, int port, String target) {
    /** Reads {@code "0 100 389 dc1.ad.example.com."}. */
    static SrvRecord parse(String text) {
        String[] fields = text.trim().split("\\s+", 4);
        if (fields.length < 4) {
            throw new IllegalArgumentException("SRV record '" + text + "' (expected: priority weight port target)");
        }
        String target = fields[3].endsWith(".") ? fields[3].substring(0, fields[3].length() - 1) : fields[3];
        return new SrvRecord(
                Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), target);
    }

    /** Whether the target lies in the domain: whoever answers for DNS must not choose just any host. */
    boolean isIn(String domain) {
        String host = target.toLowerCase(Locale.ROOT);
        String within = domain.toLowerCase(Locale.ROOT);
        return host.equals(within) || host.endsWith("." + within);
    }
}
