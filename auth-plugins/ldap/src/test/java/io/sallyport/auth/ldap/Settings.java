package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.config.ConnectionsConfig;
import io.sallyport.auth.ldap.config.GroupLookupConfig;
import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.config.GroupsConfig;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.LoginsConfig;
import io.sallyport.auth.ldap.config.ServerOrder;
import io.sallyport.auth.ldap.config.ServiceAccountConfig;
import io.sallyport.auth.ldap.config.TlsConfig;
import io.sallyport.auth.ldap.config.UsersConfig;
import io.sallyport.core.spi.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A configuration as most tests want it; each changes what it is about. */
final class Settings {
    List<String> servers;
    ServerOrder order = ServerOrder.FAILOVER;
    TlsConfig tls = new TlsConfig(Optional.empty(), false, false);
    Optional<ServiceAccountConfig> service = Optional.of(service(TestDirectory.SERVICE_PASSWORD));
    UsersConfig users = new UsersConfig(Optional.of(TestDirectory.PEOPLE), "(uid={user})", Optional.empty(), "uid");
    GroupsFrom groupsFrom = GroupsFrom.MEMBER_OF;
    GroupNames groupNames = GroupNames.CN;
    Optional<String> groupBase = Optional.empty();
    boolean primaryGroup;
    String namePattern = "(.+)";
    Duration connectTimeout = Duration.ofSeconds(3);
    Duration responseTimeout = Duration.ofSeconds(5);
    int bindPool = 4;
    List<String> referralHosts = List.of();
    String groupFilter = "(&(objectClass=groupOfNames)(member={dn}))";
    Duration retryInterval = Duration.ofMillis(100);
    Duration checkInterval = Duration.ofHours(1);
    LoginsConfig logins = new LoginsConfig(4, 10, 10, Duration.ofSeconds(20), Duration.ZERO);

    Settings(String... servers) {
        this.servers = List.of(servers);
    }

    static Settings of(TestDirectory directory) {
        return new Settings("ldap://127.0.0.1:" + directory.port());
    }

    static ServiceAccountConfig service(String password) {
        return new ServiceAccountConfig(TestDirectory.SERVICE, new Secret(password.getBytes(StandardCharsets.UTF_8)));
    }

    Settings bindAs(String template) {
        users = new UsersConfig(users.base(), users.filter(), Optional.of(template), "uid");
        return this;
    }

    Settings groups(GroupsFrom from, GroupNames names) {
        groupsFrom = from;
        groupNames = names;
        groupBase = Optional.of(TestDirectory.BASE);
        return this;
    }

    LdapConfig config() {
        return new LdapConfig(
                servers,
                Optional.empty(),
                order,
                tls,
                service,
                users,
                new GroupsConfig(
                        groupsFrom, groupNames, groupBase, groupFilter, primaryGroup, 100, Duration.ofMinutes(1)),
                new GroupLookupConfig(namePattern, Optional.empty()),
                new ConnectionsConfig(
                        connectTimeout,
                        responseTimeout,
                        4,
                        bindPool,
                        Duration.ofMinutes(1),
                        checkInterval,
                        retryInterval,
                        referralHosts),
                logins);
    }
}
