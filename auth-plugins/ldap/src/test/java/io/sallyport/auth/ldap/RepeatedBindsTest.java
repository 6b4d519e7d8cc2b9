package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.TlsConfig;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedBindsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areNotMadeWhereThePasswordMayHaveCountedAlready(boolean closes) throws Exception {
        TestDirectory directory = TestDirectory.plain();
        try (Client client = new Client(Settings.of(directory))) {
            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            directory.beforeBinds(name -> {
                if (name.startsWith("uid=") && closes) {
                    directory.server.closeAllConnections(false);
                } else if (name.startsWith("uid=")) {
                    throw new LDAPException(ResultCode.UNAVAILABLE);
                }
            });

            assertThat(client.logIn("alice", "wrong")).isEqualTo("directory-unavailable");
            assertThat(directory.userBinds()).hasSize(2);
        } finally {
            directory.close();
        }
    }

    @Test
    void areAllMadeOnOneConnectionOverTls() throws Exception {
        try (TestDirectory directory = TestDirectory.ldaps("server")) {
            Settings settings = new Settings("ldaps://127.0.0.1:" + directory.port());
            settings.tls = new TlsConfig(Optional.of(Resources.path("ca.pem")), false, false);
            try (Client client = new Client(settings)) {
                for (int i = 0; i < 4; i++) {
                    assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
                }
            }
            // One for the logins, and one for the first look at the directory.
            assertThat(directory.serviceBinds()).isLessThanOrEqualTo(2);
        }
    }

    /** Two connections to the first server are idle when it begins to hang. */
    @Test
    void goToAnotherServerAfterOneSearchHasHung() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicBoolean hangs = new AtomicBoolean();
        try (TestDirectory first = TestDirectory.plain();
                TestDirectory second = TestDirectory.plain()) {
            Settings settings = new Settings("ldap://127.0.0.1:" + first.port(), "ldap://127.0.0.1:" + second.port());
            settings.responseTimeout = Duration.ofSeconds(1);
            first.beforeSearches(filter -> {
                if (filter.contains("uid=alice")) {
                    meetOrHang(both, hangs, answer);
                }
            });
            try (Client client = new Client(settings)) {
                CompletableFuture<AuthenticationStep> other = client.begin("alice", "alice-secret");
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
                assertThat(Client.result(other)).isEqualTo("alice");
                hangs.set(true);
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");

                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            } finally {
                answer.countDown();
            }
        }
    }

    private static void meetOrHang(CyclicBarrier both, AtomicBoolean hangs, CountDownLatch answer) {
        try {
            if (hangs.get()) {
                answer.await(20, TimeUnit.SECONDS);
            } else {
                both.await(20, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
