package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.client.SocksOctets;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many logins at once, and a directory that takes its time. */
@Timeout(180)
class SlowDirectoryIT {
    private static final String BASE = "dc=example,dc=test";
    private static final int LOGINS = 500;
    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private static InMemoryDirectoryServer directory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("slow", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials("cn=reader", "reader-secret");
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
                long until = System.nanoTime() + ANSWER_NANOS;
                while (System.nanoTime() < until) {
                    LockSupport.parkNanos(until - System.nanoTime());
                }
            }
        });
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add("dn: uid=alice," + BASE, "objectClass: person", "uid: alice", "userPassword: alice-secret");
        server.startListening();
        return server;
    }

    @Test
    void manyLoginsAtOnceDoNotDelayASessionThatRelays(@TempDir Path home) throws Exception {
        InMemoryDirectoryServer directory = directory();
        String method = """
                servers: ['ldap://127.0.0.1:%s']
                service-account: {name: 'cn=reader', password: {file: service-password}}
                users: {base: '%s'}
                """.formatted(directory.getListenPort(), BASE);
        List<RawClient> clients = new ArrayList<>();
        try (AssembledGateway gateway = DirectoryGateway.start(home, method);
                Destination echo = Destination.that(Conducts.echo());
                RawClient relaying = RawClient.through(gateway.open(), echo.address())) {
            for (int i = 0; i < LOGINS; i++) {
                RawClient client = RawClient.of(gateway.locked());
                client.send(SocksOctets.methods(2), SocksOctets.credentials("alice", "alice-secret"));
                clients.add(client);
            }
            for (int i = 0; i < 20; i++) {
                long before = System.nanoTime();
                relaying.send(new byte[] {(byte) i});
                assertThat(relaying.receive(1)).containsExactly((byte) i);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PROMPT);
            }
            clients.get(0).receive(2);
            assertThat(clients.get(0).receive(2)).containsExactly(1, 0);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
            directory.shutDown(true);
        }
    }
}
