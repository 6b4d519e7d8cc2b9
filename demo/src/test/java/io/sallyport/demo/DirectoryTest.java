package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private Directory directory;

    @BeforeEach
    void start() throws IOException {
        directory = Directory.start("service-secret");
        directory.add(new Account("alice", "alice-secret", List.of("staff", "users")));
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    @Test
    void findsAUserWithHerGroups() throws LDAPException {
        try (LDAPConnection connection = bound(Directory.SERVICE, "service-secret")) {
            SearchResultEntry alice = connection.searchForEntry(Directory.PEOPLE, SearchScope.SUB, "(uid=alice)");

            assertThat(alice.getAttributeValues("memberOf"))
                    .containsExactly("cn=staff," + Directory.GROUPS, "cn=users," + Directory.GROUPS);
        }
    }

    @Test
    void knowsTheUsersPassword() throws LDAPException {
        bound("uid=alice," + Directory.PEOPLE, "alice-secret").close();
    }

    @Test
    void refusesAnotherPassword() {
        assertThatExceptionOfType(LDAPException.class)
                .isThrownBy(() -> bound("uid=alice," + Directory.PEOPLE, "bobs-secret"))
                .satisfies(refused -> assertThat(refused.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
    }

    @Test
    void tellsStrangersNothing() throws LDAPException {
        try (LDAPConnection stranger = new LDAPConnection(Loopback.ADDRESS, directory.port())) {
            assertThatExceptionOfType(LDAPException.class)
                    .isThrownBy(() -> stranger.search(Directory.BASE, SearchScope.SUB, "(uid=alice)"));
        }
    }

    private LDAPConnection bound(String name, String password) throws LDAPException {
        return new LDAPConnection(Loopback.ADDRESS, directory.port(), name, password);
    }
}
