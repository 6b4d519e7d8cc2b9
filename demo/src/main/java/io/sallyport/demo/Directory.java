package io.sallyport.demo;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import java.io.IOException;
import java.util.EnumSet;

/** A directory in memory with users and groups, served on loopback; only who binds may search. */
final class Directory implements AutoCloseable {
    static final String BASE = "dc=demo,dc=test";
    static final String PEOPLE = "ou=people," + BASE;
    static final String GROUPS = "ou=groups," + BASE;
    static final String SERVICE = "cn=gateway," + BASE;

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /** Starts it, with an account for the gateway to search with. */
    static Directory start(String servicePassword) throws IOException {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("demo", Loopback.address(), 0, null));
            config.setAuthenticationRequiredOperationTypes(
                    EnumSet.complementOf(EnumSet.of(OperationType.BIND, OperationType.UNBIND)));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            fill(server, servicePassword);
            server.startListening();
            return new Directory(server);
        } catch (LDAPException e) {
            throw new IOException("the directory does not start: " + e.getMessage(), e);
        }
    }

    private static void fill(InMemoryDirectoryServer server, String servicePassword) throws LDAPException {
        server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "demo"));
        server.add(PEOPLE, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "people"));
        server.add(
                SERVICE,
                new Attribute("objectClass", "person"),
                new Attribute("cn", "gateway"),
                new Attribute("userPassword", servicePassword));
    }

    int port() {
        return server.getListenPort();
    }

    void add(Account account) throws IOException {
        try {
            server.add(
                    "uid=" + account.name() + "," + PEOPLE,
                    new Attribute("objectClass", "inetOrgPerson"),
                    new Attribute("uid", account.name()),
                    new Attribute("userPassword", account.password()),
                    new Attribute(
                            "memberOf",
                            account.groups().stream()
                                    .map(group -> "cn=" + group + "," + GROUPS)
                                    .toList()));
        } catch (LDAPException e) {
            throw new IOException("the directory does not take " + account.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
