package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.util.List;

/**
 * How servers are found by DNS.
 *
 * @param domain the domain that has them
 * @param security how connections to them are protected
 * @param ldapsPort where they speak ldaps
 * @param nameServers who is asked
 */
public record DiscoveryConfig(
        @Setting(
                doc = "The domain whose record _ldap._tcp names the servers. A server outside of this"
                        + " domain is not taken.",
                example = "ad.example.com")
        String domain,

        @Setting(doc = "How connections to the found servers are protected.", defaultTo = "ldaps")
        Security security,

        @Setting(
                doc = "The port for ldaps, 0 to 65535, as the record _ldap._tcp has the one for ldap; 0 takes the"
                        + " record's.",
                defaultTo = "636")
        int ldapsPort,

        @Setting(
                doc = "The name servers to ask, each HOST or HOST:PORT; none for those of the system.",
                defaultTo = "[]")
        List<String> nameServers) {

    /** Checks the domain. */
    public DiscoveryConfig {
        Checks.range("ldaps-port", ldapsPort, 0, 65_535);
        Checks.requireNoGlobalCatalog("ldaps-port", ldapsPort);
        if (!domain.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException("domain: '" + domain + "' (expected: a domain such as ad.example.com)");
        }
        nameServers = List.copyOf(nameServers);
    }
}
