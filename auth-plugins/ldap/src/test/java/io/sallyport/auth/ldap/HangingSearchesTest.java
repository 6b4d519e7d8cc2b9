package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.ServiceBind;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HangingSearchesTest {
    private static final Health DOWN = new Health.Down(ReasonCode.of("directory-unavailable"));
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock();
    private final Stall stall = new Stall("groups", PAUSE, clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void openTheBreakerThoughTheServerAnswersOthers() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (TestDirectory directory = TestDirectory.plain()) {
            directory.beforeSearches(filter -> {
                if (filter.contains("uid=")) {
                    DeadlinesTest.await(answer);
                }
            });
            Settings settings = Settings.of(directory);
            settings.responseTimeout = Duration.ofMillis(300);
            try (Client client = new Client(settings)) {
                await().atMost(20, TimeUnit.SECONDS)
                        .until(() -> client.method.health().equals(DOWN));
                answer.countDown();
                await().atMost(20, TimeUnit.SECONDS)
                        .until(() -> client.method.health().equals(Health.UP));
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            } finally {
                answer.countDown();
            }
        }
    }

    private int hang() throws LDAPException {
        asked.incrementAndGet();
        throw new LDAPException(ResultCode.TIMEOUT);
    }

    private void hang(String user) {
        assertThatThrownBy(() -> stall.search(user, this::hang)).isInstanceOf(LDAPException.class);
    }

    private void hangFiveTimes() {
        for (int i = 0; i < 5; i++) {
            hang("user" + i);
        }
    }

    @Test
    void failAtOnceAfterFiveInARow() {
        hangFiveTimes();

        assertThatThrownBy(() -> stall.search("other", this::hang)).isInstanceOf(DirectoryException.class);
        assertThat(asked).hasValue(5);
    }

    @Test
    void areTriedAgainByOneAfterAPause() throws Exception {
        hangFiveTimes();
        clock.advance(PAUSE);

        int result = stall.search("first", () -> {
            assertThatThrownBy(() -> stall.search("other", this::hang)).isInstanceOf(DirectoryException.class);
            return 1;
        });
        assertThat(result).isEqualTo(1);
        assertThat(stall.<Integer>search("other", () -> 2)).isEqualTo(2);
        assertThat(asked).hasValue(5);
    }

    @Test
    void ofOneUserAloneLeaveOthersAlone() throws Exception {
        for (int i = 0; i < 10; i++) {
            hang("slow");
        }

        assertThat(stall.<Integer>search("other", () -> 1)).isEqualTo(1);
    }

    @Test
    void areNotCountedWhenAnswersComeBetween() throws Exception {
        for (int i = 0; i < 10; i++) {
            hang("user" + i);
            assertThat(stall.<Integer>search("other", () -> 1)).isEqualTo(1);
        }
    }

    @Test
    void forGroupsLeaveGroupsUnknownAtOnceAfterFiveUsers() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (TestDirectory directory = TestDirectory.plain()) {
            directory.beforeSearches(filter -> {
                if (filter.contains("groupOfNames")) {
                    asked.incrementAndGet();
                    DeadlinesTest.await(answer);
                }
            });
            Settings settings = Settings.of(directory).groups(GroupsFrom.SEARCH, GroupNames.CN);
            settings.responseTimeout = Duration.ofMillis(300);
            try (Client client = new Client(settings, clock)) {
                for (int i = 0; i < 6; i++) {
                    directory.addUser("user" + i);
                    assertThat(client.identity("user" + i).groups()).isInstanceOf(Groups.Unknown.class);
                }
            } finally {
                answer.countDown();
            }
        }
        assertThat(asked).hasValue(5);
    }

    @Test
    void thatEndInAnErrorDoNotEndTheLooksAtTheDirectory() throws Exception {
        try (TestDirectory server = TestDirectory.plain()) {
            Settings settings = Settings.of(server);
            settings.checkInterval = Duration.ofSeconds(1);
            LdapConfig config = settings.config();
            ServiceBind service = new ServiceBind(config.serviceAccount(), new SteadyClock());
            try (Directory directory = Directory.of(config, service, new SteadyClock())) {
                directory.watch(line -> {
                    asked.incrementAndGet();
                    throw new LinkageError("broken");
                });

                await().atMost(20, TimeUnit.SECONDS).until(() -> asked.get() > 1);
            }
        }
    }
}
