package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordCacheTest {
    private static final Login.Proof ALICE = new Login.Proof("alice", Groups.NONE);

    private final SettableClock clock = new SettableClock();
    private final PasswordCache cache = new PasswordCache(Duration.ofSeconds(10), clock);

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void remembersARightPassword() {
        cache.remember("alice", octets("secret"), ALICE, cache.begin());

        assertThat(cache.find("alice", octets("secret"))).contains(ALICE);
    }

    @Test
    void knowsNoOtherPasswordAndNoOtherName() {
        cache.remember("alice", octets("secret"), ALICE, cache.begin());

        assertThat(cache.find("alice", octets("Secret"))).isEmpty();
        assertThat(cache.find("bob", octets("secret"))).isEmpty();
        assertThat(cache.find("alices", octets("ecret"))).isEmpty();
    }

    @Test
    void forgetsInTime() {
        cache.remember("alice", octets("secret"), ALICE, cache.begin());
        clock.advance(Duration.ofSeconds(11));

        assertThat(cache.find("alice", octets("secret"))).isEmpty();
    }

    @Test
    void doesNotRememberThatGroupsAreUnknown() {
        cache.remember("alice", octets("secret"), new Login.Proof("alice", Groups.NOT_LOOKED_UP), 1);

        assertThat(cache.find("alice", octets("secret"))).isEmpty();
    }

    @Test
    void remembersNothingUnlessConfigured() {
        PasswordCache none = new PasswordCache(Duration.ZERO, Clock.systemUTC());
        none.remember("alice", octets("secret"), ALICE, 1);

        assertThat(none.find("alice", octets("secret"))).isEmpty();
    }

    private void remember(String name, String password, Login.Proof proof) {
        cache.remember(name, octets(password), proof, cache.begin());
    }

    @Test
    void forgetsAPasswordThatWasReplaced() {
        remember("alice", "old", ALICE);
        remember("alice", "new", ALICE);

        assertThat(cache.find("alice", octets("old"))).isEmpty();
        assertThat(cache.find("alice", octets("new"))).contains(ALICE);
    }

    @Test
    void forgetsAPasswordThatWasReplacedUnderAnotherName() {
        remember("alice@example.test", "old", ALICE);
        remember("alice", "new", ALICE);

        assertThat(cache.find("alice@example.test", octets("old"))).isEmpty();
    }

    @Test
    void forgetsAPasswordThatWasReplacedWhileGroupsWereUnknown() {
        remember("alice", "old", ALICE);
        remember("alice", "new", new Login.Proof("alice", Groups.NOT_LOOKED_UP));

        assertThat(cache.find("alice", octets("old"))).isEmpty();
        assertThat(cache.find("alice", octets("new"))).isEmpty();
    }

    @Test
    void forgetsWhomTheDirectoryRefuses() {
        remember("alice@example.test", "secret", ALICE);
        remember("alice", "secret", ALICE);
        cache.forget("ALICE", cache.begin());

        assertThat(cache.find("alice", octets("secret"))).isEmpty();
        assertThat(cache.find("alice@example.test", octets("secret"))).isEmpty();
    }

    @Test
    void doesNotLetAnEarlierVerificationReplaceALaterOne() {
        long earlier = cache.begin();
        remember("alice", "new", ALICE);
        cache.remember("alice", octets("old"), ALICE, earlier);

        assertThat(cache.find("alice", octets("old"))).isEmpty();
        assertThat(cache.find("alice", octets("new"))).contains(ALICE);
    }

    @Test
    void doesNotTakeOneSpellingOfANameForAnother() {
        remember("alice", "secret", ALICE);

        assertThat(cache.find("Alice", octets("secret"))).isEmpty();
    }

    @Test
    void doesNotRememberWhatBeganBeforeARefusal() {
        long earlier = cache.begin();
        cache.forget("alice", cache.begin());
        cache.remember("alice", octets("old"), ALICE, earlier);

        assertThat(cache.find("alice", octets("old"))).isEmpty();
        remember("alice", "new", ALICE);
        assertThat(cache.find("alice", octets("new"))).contains(ALICE);
    }
}
