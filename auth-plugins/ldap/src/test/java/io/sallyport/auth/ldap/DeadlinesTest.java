package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.auth.ldap.config.TlsConfig;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.auth.PasswordCredentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(3);

    private static Settings impatient(String scheme, int port) {
        Settings settings = new Settings(scheme + "://127.0.0.1:" + port);
        settings.responseTimeout = SHORT;
        settings.connectTimeout = SHORT;
        return settings;
    }

    private static Duration timeOf(Client client, String end) throws Exception {
        long before = System.nanoTime();
        assertThat(client.logIn("alice", "alice-secret")).isEqualTo(end);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Test
    void givesUpOnAServerThatDripsItsAnswers() throws Exception {
        try (TestDirectory directory = TestDirectory.plain();
                Drip drip = new Drip(directory.port());
                Client client = new Client(impatient("ldap", drip.port()))) {
            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            drip.begin();

            assertThat(timeOf(client, "directory-unavailable")).isLessThan(LONG);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesUpOnAServerThatDripsItsHandshake(boolean startTls) throws Exception {
        try (TestDirectory directory = startTls ? TestDirectory.startTls("server") : TestDirectory.ldaps("server");
                Drip drip = new Drip(directory.port())) {
            Settings settings = impatient(startTls ? "ldap" : "ldaps", drip.port());
            settings.tls = new TlsConfig(Optional.of(Resources.path("ca.pem")), startTls, false);
            drip.begin();
            try (Client client = new Client(settings)) {
                assertThat(timeOf(client, "directory-unavailable")).isLessThan(LONG);
            }
        }
    }

    @Test
    void saysThatTheHandshakeWasNotOverInTime() throws Exception {
        List<String> answers = new ArrayList<>();
        try (TestDirectory directory = TestDirectory.ldaps("server");
                Drip drip = new Drip(directory.port())) {
            drip.begin();
            try (Client client = new Client(impatient("ldaps", drip.port()))) {
                client.method.test(
                        new PasswordCredentials("alice", new byte[] {1}), step -> answers.add(step.answer()));
            }
        }

        assertThat(answers).last().asString().contains("not connected in time");
    }

    @Test
    void givesUpOnPagesWithoutAnEnd() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            directory.afterSearches(result -> {
                if (result.getRequest().getFilter().toString().contains("groupOfNames")) {
                    result.setResult(new LDAPResult(
                            result.getMessageID(), ResultCode.SUCCESS, null, null, new String[0], new Control[] {
                                new SimplePagedResultsControl(1, new ASN1OctetString("more"), false)
                            }));
                }
            });
            try (Client client = new Client(Settings.of(directory).groups(GroupsFrom.SEARCH, GroupNames.CN))) {
                assertThat(client.identity("alice").groups()).isInstanceOf(Groups.Unknown.class);
            }
            assertThat(directory.searches.stream().filter(filter -> filter.contains("groupOfNames")))
                    .hasSizeLessThanOrEqualTo(300);
        }
    }

    @Test
    void takesNoMoreEntriesThanItMay() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            directory.afterSearches(result -> {
                if (result.getRequest().getFilter().toString().contains("groupOfNames")) {
                    for (int i = 0; i < 10_000; i++) {
                        AmbiguityTest.send(result, new Entry("cn=group" + i + "," + TestDirectory.BASE));
                    }
                }
            });
            try (Client client = new Client(Settings.of(directory).groups(GroupsFrom.SEARCH, GroupNames.CN))) {
                assertThat(client.identity("alice").groups()).isInstanceOf(Groups.Unknown.class);
                directory.afterSearches(result -> {});
                assertThat(client.identity("alice").groups()).isEqualTo(Groups.NONE);
            }
        }
    }

    @Test
    void usesNoConnectionAgainOnWhichASearchForGroupsTookTooLong() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicBoolean hold = new AtomicBoolean(true);
        try (TestDirectory directory = TestDirectory.plain()) {
            Settings settings = Settings.of(directory).groups(GroupsFrom.SEARCH, GroupNames.CN);
            settings.responseTimeout = SHORT;
            directory.beforeSearches(filter -> {
                if (filter.contains("groupOfNames") && hold.get()) {
                    await(answer);
                }
            });
            try (Client client = new Client(settings)) {
                assertThat(client.identity("alice").groups()).isInstanceOf(Groups.Unknown.class);
                int before = directory.serviceBinds();
                hold.set(false);
                answer.countDown();

                assertThat(client.identity("alice").groups()).isEqualTo(Groups.NONE);
                assertThat(directory.serviceBinds()).isGreaterThan(before);
            }
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Groups groupsWhere(TestDirectory directory, Consumer<InMemoryInterceptedSearchResult> answer)
            throws Exception {
        directory.afterSearches(result -> {
            if (result.getRequest().getFilter().toString().contains("groupOfNames")) {
                answer.accept(result);
            }
        });
        try (Client client = new Client(Settings.of(directory).groups(GroupsFrom.SEARCH, GroupNames.CN))) {
            return client.identity("alice").groups();
        }
    }

    @Test
    void takesNoMoreOctetsOfNamesThanItMay() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            String name = "x".repeat(1_000_000);
            Groups groups = groupsWhere(directory, result -> {
                for (int i = 0; i < 40; i++) {
                    AmbiguityTest.send(result, new Entry("cn=" + i + name + "," + TestDirectory.BASE));
                }
            });

            assertThat(groups).isInstanceOf(Groups.Unknown.class);
        }
    }

    @Test
    void takesNoMoreOctetsOfValuesThanItMayHoweverManyPagesThereAre() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            String value = "x".repeat(2_000_000);
            Groups groups = groupsWhere(directory, result -> {
                AmbiguityTest.send(
                        result, new Entry("cn=x," + TestDirectory.BASE, new Attribute("description", value)));
                result.setResult(new LDAPResult(
                        result.getMessageID(), ResultCode.SUCCESS, null, null, new String[0], new Control[] {
                            new SimplePagedResultsControl(1, new ASN1OctetString("more"), false)
                        }));
            });

            assertThat(groups).isInstanceOf(Groups.Unknown.class);
            assertThat(directory.searches.stream().filter(filter -> filter.contains("groupOfNames")))
                    .hasSizeLessThan(20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void takesNoMoreReferencesThanItMay(int count) throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            String[] url = {"ldap://x.test/DC=ForestDnsZones," + TestDirectory.BASE};
            Groups groups = groupsWhere(directory, result -> {
                for (int i = 0; i < count; i++) {
                    refer(result, url);
                }
            });

            assertThat(groups instanceof Groups.Known).isEqualTo(count == 100);
        }
    }

    private static void refer(InMemoryInterceptedSearchResult result, String... url) {
        try {
            result.sendSearchReference(new SearchResultReference(url, new Control[0]));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}
