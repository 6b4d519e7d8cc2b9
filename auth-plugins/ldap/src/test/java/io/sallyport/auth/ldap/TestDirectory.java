package io.sallyport.auth.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A directory in memory that says what the test wants it to. */
final class TestDirectory implements AutoCloseable {
    static final String BASE = "dc=example,dc=test";
    static final String PEOPLE = "ou=people," + BASE;
    static final String SERVICE = "cn=reader,ou=services," + BASE;
    static final String SERVICE_PASSWORD = "reader-secret";

    final List<String> binds = new CopyOnWriteArrayList<>();
    final List<String> searches = new CopyOnWriteArrayList<>();
    final InMemoryDirectoryServer server;
    private volatile Answer answer = request -> Optional.empty();
    private volatile Hook beforeBind = name -> {};
    private volatile Hook beforeSearch = filter -> {};
    private volatile Consumer<InMemoryInterceptedSearchResult> afterSearch = result -> {};

    private TestDirectory(InMemoryListenerConfig listener) throws LDAPException {
        this(listener, 0);
    }

    private TestDirectory(InMemoryListenerConfig listener, int sizeLimit) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerConfigs(listener);
        config.addAdditionalBindCredentials("cn=admin", "admin-secret");
        config.setMaxSizeLimit(sizeLimit);
        config.addInMemoryOperationInterceptor(new Interceptor());
        server = new InMemoryDirectoryServer(config);
        add("dn: " + BASE, "objectClass: domain", "dc: example");
        for (String unit : List.of("people", "groups", "services")) {
            add("dn: ou=" + unit + "," + BASE, "objectClass: organizationalUnit", "ou: " + unit);
        }
        add("dn: " + SERVICE, "objectClass: person", "cn: reader", "userPassword: " + SERVICE_PASSWORD);
        addUser("alice", "memberOf: cn=proxy-users,ou=groups," + BASE);
        addUser("bob");
        server.startListening();
    }

    static TestDirectory plain() throws LDAPException {
        return at(0);
    }

    static TestDirectory at(int port) throws LDAPException {
        return new TestDirectory(
                InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getLoopbackAddress(), port, null));
    }

    /** One that shows no more entries than so many of any search, however many there are. */
    static TestDirectory showing(int sizeLimit) throws LDAPException {
        return new TestDirectory(
                InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getLoopbackAddress(), 0, null), sizeLimit);
    }

    static TestDirectory ldaps(String certificate) throws LDAPException, GeneralSecurityException {
        SSLContext context = tls(certificate);
        return new TestDirectory(InMemoryListenerConfig.createLDAPSConfig(
                "tls", InetAddress.getLoopbackAddress(), 0, context.getServerSocketFactory(), null));
    }

    static TestDirectory startTls(String certificate) throws LDAPException, GeneralSecurityException {
        return new TestDirectory(InMemoryListenerConfig.createLDAPConfig(
                "start-tls",
                InetAddress.getLoopbackAddress(),
                0,
                tls(certificate).getSocketFactory()));
    }

    private static SSLContext tls(String certificate) throws GeneralSecurityException {
        String file = Resources.path(certificate + ".p12").toString();
        return new SSLUtil(
                        new KeyStoreKeyManager(file, "changeit".toCharArray(), "PKCS12", null),
                        new TrustAllTrustManager())
                .createSSLContext();
    }

    /** What is done, or thrown, before the server looks at a request. */
    @FunctionalInterface
    interface Hook {
        void before(String subject) throws LDAPException;
    }

    /** What is answered in place of the server's own answer to a bind. */
    @FunctionalInterface
    interface Answer {
        Optional<BindResult> to(String name);
    }

    /** Adds an entry in LDIF. */
    void add(String... ldif) throws LDAPException {
        try {
            server.add(ldif);
        } catch (LDIFException e) {
            throw new IllegalArgumentException(e);
        }
    }

    TestDirectory addUser(String name, String... more) throws LDAPException {
        String[] entry = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    "dn: uid=" + name + "," + PEOPLE,
                    "objectClass: person",
                    "uid: " + name,
                    "cn: " + name,
                    "userPassword: " + name + "-secret"
                },
                0,
                entry,
                0,
                5);
        System.arraycopy(more, 0, entry, 5, more.length);
        add(entry);
        return this;
    }

    void answerBinds(Answer other) {
        answer = other;
    }

    void beforeBinds(Hook hook) {
        beforeBind = hook;
    }

    void beforeSearches(Hook hook) {
        beforeSearch = hook;
    }

    /** What is added to the answer of every search, or changed in it. */
    void afterSearches(Consumer<InMemoryInterceptedSearchResult> hook) {
        afterSearch = hook;
    }

    /** Refers every search that covers the place to another server. */
    void refer(String dn, String url) throws LDAPException {
        add("dn: " + dn, "objectClass: referral", "objectClass: extensibleObject", "ref: " + url);
    }

    /** How often the service account has tried to bind. */
    int serviceBinds() {
        return (int) binds.stream().filter(SERVICE::equals).count();
    }

    int port() {
        return server.getListenPort();
    }

    /** Binds as others than the service account. */
    List<String> userBinds() {
        return binds.stream().filter(name -> !name.equals(SERVICE)).toList();
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private final class Interceptor extends InMemoryOperationInterceptor {
        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            String name = request.getRequest().getBindDN();
            binds.add(name);
            beforeBind.before(name);
        }

        @Override
        public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult result) {
            answer.to(result.getRequest().getBindDN()).ifPresent(result::setResult);
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            String filter = request.getRequest().getFilter().toString();
            searches.add(filter);
            beforeSearch.before(filter);
        }

        @Override
        public void processSearchResult(InMemoryInterceptedSearchResult result) {
            afterSearch.accept(result);
        }
    }
}
