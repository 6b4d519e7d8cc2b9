package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.UsersConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmbiguityTest {
    private static final String SECOND = "uid=alice,ou=services," + TestDirectory.BASE;

    private static Settings wide(TestDirectory directory) {
        Settings settings = Settings.of(directory);
        settings.users = new UsersConfig(Optional.of(TestDirectory.BASE), "(uid={user})", Optional.empty(), "uid");
        return settings;
    }

    private static String logIn(TestDirectory directory) throws Exception {
        try (Client client = new Client(wide(directory))) {
            return client.logIn("alice", "alice-secret");
        }
    }

    @Test
    void refusesTwoEntriesOfWhichTheDirectoryShowsOnlyOne() throws Exception {
        try (TestDirectory directory = TestDirectory.showing(1)) {
            directory.add("dn: " + SECOND, "objectClass: person", "uid: alice", "cn: alice");

            assertThat(logIn(directory)).isEqualTo("ambiguous-user");
            assertThat(directory.userBinds()).noneMatch(name -> name.startsWith("uid=alice"));
        }
    }

    @Test
    void acceptsTheOnlyEntryWhereTheDirectoryShowsOnlyOne() throws Exception {
        try (TestDirectory directory = TestDirectory.showing(1)) {
            assertThat(logIn(directory)).isEqualTo("alice");
        }
    }

    @Test
    void refusesAnEndlessNumberOfEntries() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            directory.afterSearches(result -> {
                if (result.getRequest().getFilter().toString().contains("uid=alice")) {
                    for (int i = 0; i < 1000; i++) {
                        send(result, new Entry("uid=alice,ou=" + i + "," + TestDirectory.BASE));
                    }
                }
            });

            assertThat(logIn(directory)).isEqualTo("ambiguous-user");
        }
    }

    static void send(com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult result, Entry entry) {
        try {
            result.sendSearchEntry(entry);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}
