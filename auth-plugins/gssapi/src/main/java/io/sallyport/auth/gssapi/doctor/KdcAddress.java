package io.sallyport.auth.gssapi.doctor;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a KDC listens.
 *
 * @param host a name or an address, without brackets
 * @param port usually 88
 */
record KdcAddress(String host, int port) {
    private static final int PORT = 88;
    private static final int MOST = 0xFFFF;
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:tcp|udp)/)?(?:\\[([^]]+)]|([^:\\[\\]]+|[^\\[\\]]*:[^\\[\\]]*:[^\\[\\]]*?))(?::(\\d{1,5}))?");

    /**
     * Reads what a krb5.conf says.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static KdcAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " (expected: host, host:port or [address]:port)");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int port = matcher.group(3) == null ? PORT : Integer.parseInt(matcher.group(3));
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException(text + " (expected: a port of 1 to 65535)");
        }
        return new KdcAddress(host, port);
    }

    InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
