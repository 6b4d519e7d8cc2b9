package io.sallyport.core.abuse;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HalfOpenSessionsTest {
    private static final InetAddress ONE = address("198.51.100.7");
    private static final InetAddress OTHER = address("198.51.100.8");

    private final HalfOpenSessions sessions = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(3, 2));
    private final List<String> displaced = new ArrayList<>();

    private void open(String id) {
        sessions.opened(id, () -> displaced.add(id)).ifPresent(Runnable::run);
    }

    @Test
    void displacesTheOldestWhenThereAreTooMany() {
        open("a");
        open("b");
        open("c");
        assertThat(displaced).isEmpty();

        open("d");
        open("e");

        assertThat(displaced).containsExactly("a", "b");
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void doesNotDisplaceOneThatIsNoLongerHalfOpen() {
        open("a");
        open("b");
        open("c");
        sessions.over("a");

        open("d");
        open("e");

        assertThat(displaced).containsExactly("b");
    }

    @Test
    void refusesOneMoreOfASource() {
        open("a");
        open("b");
        open("c");

        assertThat(sessions.from("a", ONE)).isEmpty();
        assertThat(sessions.from("b", ONE)).isEmpty();
        assertThat(sessions.from("c", ONE)).contains(HalfOpenSessions.TOO_MANY_FROM_SOURCE);
        assertThat(sessions.from("c", OTHER)).isEqualTo(Optional.empty());
    }

    @Test
    void takesAnotherOfASourceWhenOneIsOver() {
        open("a");
        open("b");
        sessions.from("a", ONE);
        sessions.from("b", ONE);
        sessions.over("a");
        sessions.over("a");
        open("c");

        assertThat(sessions.from("c", ONE)).isEmpty();
    }

    @Test
    void remembersNobodyWhoIsGone() {
        for (String id : List.of("a", "b", "c", "d")) {
            open(id);
            sessions.from(id, ONE);
        }
        for (String id : List.of("a", "b", "c", "d")) {
            sessions.over(id);
        }

        assertThat(sessions.count()).isZero();
        assertThat(sessions.sources()).isZero();
    }
}
