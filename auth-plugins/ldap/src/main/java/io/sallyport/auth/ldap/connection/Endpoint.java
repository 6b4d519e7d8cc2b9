package io.sallyport.auth.ldap.connection;

import io.sallyport.auth.ldap.config.Security;
import io.sallyport.core.spi.config.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A server.
 *
 * @param host its name, which its certificate must have, or its address
 * @param port where it listens
 * @param security how connections to it are protected
 */
public record Endpoint(String host, int port, Security security) {
    static final int LDAP_PORT = 389;
    static final int LDAPS_PORT = 636;

    private static final String EXPECTED = "ldaps://HOST[:PORT] or ldap://HOST[:PORT]";

    /** Reads a URL. */
    public static Endpoint parse(String url, boolean startTls) throws ConfigurationException {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean ldaps = scheme.equals("ldaps");
            if (uri.getHost() == null || !(ldaps || scheme.equals("ldap")) || !isBare(uri)) {
                throw new ConfigurationException("servers: '" + url + "'", EXPECTED);
            }
            Security unencrypted = startTls ? Security.START_TLS : Security.PLAINTEXT;
            int port = uri.getPort() > 0 ? uri.getPort() : ldaps ? LDAPS_PORT : LDAP_PORT;
            return new Endpoint(withoutBrackets(uri.getHost()), port, ldaps ? Security.LDAPS : unencrypted);
        } catch (URISyntaxException e) {
            throw new ConfigurationException("servers: '" + url + "'", EXPECTED);
        }
    }

    private static boolean isBare(URI uri) {
        return (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                && uri.getQuery() == null
                && uri.getUserInfo() == null;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        String suffix = security == Security.START_TLS ? " (StartTLS)" : "";
        return (security == Security.LDAPS ? "ldaps://" : "ldap://") + shown + ":" + port + suffix;
    }
}
