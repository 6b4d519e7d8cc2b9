package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What the method {@code ldap} is configured with.
 *
 * @param servers where the directory is
 * @param discovery how its servers are found otherwise
 * @param order in which order they are asked
 * @param tls how connections are protected
 * @param serviceAccount who searches
 * @param users how users are found
 * @param groups how their groups are found
 * @param groupLookup how others' entries are found
 * @param connections how connections are kept
 * @param logins how many logins are taken on
 */
public record LdapConfig(
        @Setting(
                doc = "The servers, each ldaps://HOST[:PORT] or ldap://HOST[:PORT].",
                defaultTo = "[]",
                example = "[ldaps://dc1.ad.example.com, ldaps://dc2.ad.example.com]")
        List<String> servers,

        @Setting(doc = "Finds the servers by DNS instead.", example = "{domain: ad.example.com}")
        Optional<DiscoveryConfig> discovery,

        @Setting(
                doc = "In which order servers are asked: failover takes the first that answers,"
                        + " round-robin each in turn.",
                defaultTo = "failover")
        ServerOrder order,

        @Setting(doc = "How connections are protected.", defaultTo = "{}")
        TlsConfig tls,

        @Setting(doc = "The account that searches. Only a direct bind (users.bind-as) does without.")
        Optional<ServiceAccountConfig> serviceAccount,

        @Setting(doc = "How the entry of a user is found.") UsersConfig users,

        @Setting(doc = "How the groups of a user are found.", defaultTo = "{}")
        GroupsConfig groups,

        @Setting(
                doc = "How the entry of somebody is found whom another method authenticated, where the gateway's"
                        + " group-lookup names this method.",
                defaultTo = "{}")
        GroupLookupConfig groupLookup,

        @Setting(doc = "How connections are kept.", defaultTo = "{}")
        ConnectionsConfig connections,

        @Setting(doc = "How many logins are taken on.", defaultTo = "{}")
        LoginsConfig logins) {

    /** Checks that the parts fit together. */
    public LdapConfig {
        servers = List.copyOf(servers);
        servers.forEach(url -> Checks.requireNoGlobalCatalog("servers: " + url, port(url)));
        if (servers.isEmpty() == discovery.isEmpty()) {
            throw new IllegalArgumentException("servers: " + servers.size() + " servers, and discovery is "
                    + (discovery.isEmpty() ? "absent" : "there") + " (expected: one of both)");
        }
        if (serviceAccount.isEmpty() && users.bindAs().isEmpty()) {
            throw new IllegalArgumentException("neither service-account nor users.bind-as (expected: one of both)");
        }
        if (serviceAccount.isEmpty() && !groupLookup.isDefault()) {
            throw new IllegalArgumentException(
                    "group-lookup without service-account (expected: both; nobody else may be asked for others' groups)");
        }
    }

    /** What is no URL is refused elsewhere. */
    private static int port(String url) {
        try {
            return new URI(url).getPort();
        } catch (URISyntaxException e) {
            return -1;
        }
    }
}
