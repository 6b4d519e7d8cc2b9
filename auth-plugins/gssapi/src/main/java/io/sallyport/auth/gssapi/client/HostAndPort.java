package io.sallyport.auth.gssapi.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as it was written, without brackets, and a port.
 *
 * @param host a name or an address
 * @param port from 1 to 65535; 0 for none
 */
record HostAndPort(String host, int port) {
    private static final Pattern BRACKETED = Pattern.compile("\\[(?<host>[^\\[\\]]+)]:(?<port>[0-9]{1,5})");
    private static final Pattern PLAIN = Pattern.compile("(?<host>[^\\[\\]:]+):(?<port>[0-9]{1,5})");
    private static final int MOST = 65_535;

    /** A host without a port; an IPv6 address may stand in brackets. */
    static HostAndPort portless(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return new HostAndPort(bracketed ? text.substring(1, text.length() - 1) : text, 0);
    }

    /**
     * Reads {@code HOST:PORT}; an IPv6 address stands in brackets, and anything may, as in OpenSSH's {@code [%h]:%p}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static HostAndPort parse(String what, String text) {
        Matcher form = BRACKETED.matcher(text);
        if (!form.matches()) {
            form = PLAIN.matcher(text);
        }
        int port = form.matches() ? Integer.parseInt(form.group("port")) : 0;
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException(
                    what + ": " + text + " (expected: HOST:PORT, an IPv6 address in brackets, a port from 1 to 65535)");
        }
        return new HostAndPort(form.group("host"), port);
    }

    @Override
    public String toString() {
        if (port == 0) {
            return host;
        }
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
