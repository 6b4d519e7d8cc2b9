package io.sallyport.auth.ldap.connection;

import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.Security;
import io.sallyport.core.spi.config.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out from the configuration where the servers are, and whether passwords would be safe on the way to them. */
public final class EndpointsOf {
    private static final Logger log = LoggerFactory.getLogger(EndpointsOf.class);
    private static final String EXPECTED = "ldaps://, start-tls: true, or allow-plaintext: true";

    private EndpointsOf() {}

    /**
     * Finds out.
     *
     * @throws ConfigurationException if a URL is none, or a password would cross a network unprotected
     */
    public static Endpoints config(LdapConfig config, Clock clock) throws ConfigurationException {
        if (config.discovery().isPresent()) {
            if (config.discovery().get().security() == Security.PLAINTEXT) {
                checkPlaintext(config, "discovery.security: plaintext");
            }
            return new DiscoveredEndpoints(
                    config.discovery().get(),
                    new DnsSrvLookup(config.discovery().get().nameServers()),
                    clock);
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (String url : config.servers()) {
            Endpoint endpoint = Endpoint.parse(url, config.tls().startTls());
            if (endpoint.security() == Security.PLAINTEXT && !isLoopback(endpoint.host())) {
                checkPlaintext(config, "servers: " + endpoint);
            }
            endpoints.add(endpoint);
        }
        List<Endpoint> all = List.copyOf(endpoints);
        return () -> all;
    }

    private static void checkPlaintext(LdapConfig config, String what) throws ConfigurationException {
        if (!config.tls().allowPlaintext()) {
            throw new ConfigurationException(what + " would show passwords to the network", EXPECTED);
        }
        log.warn("{}: passwords cross the network UNPROTECTED, as allow-plaintext is true", what);
    }

    /** Names other than localhost are judged when they are connected to. */
    private static boolean isLoopback(String host) {
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return host.equals("localhost")
                    || (literal && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
