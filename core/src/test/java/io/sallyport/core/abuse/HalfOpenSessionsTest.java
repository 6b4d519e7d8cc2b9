package io.sallyport.core.abuse;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfOpenSessionsTest {
    private static final InetAddress ONE = address("198.51.100.7");
    private static final InetAddress OTHER = address("198.51.100.8");

    private final HalfOpenSessions sessions = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(3, 2));
    private final List<String> displaced = new ArrayList<>();

    private HalfOpenPlace open(String id, InetAddress address) {
        return used(sessions.open(id, address, why -> displaced.add(id)));
    }

    /** One of a load balancer. */
    private HalfOpenPlace open(String id) {
        return used(sessions.open(id, why -> displaced.add(id)));
    }

    private static HalfOpenPlace used(HalfOpenPlace place) {
        place.displaced().ifPresent(Runnable::run);
        return place;
    }

    @Test
    void displacesTheOldestWhenThereAreTooMany() {
        open("a");
        open("b");
        open("c");
        assertThat(displaced).isEmpty();

        assertThat(open("d").tooMany()).contains(HalfOpenSessions.TOO_MANY);
        assertThat(open("e", ONE).isTaken()).isTrue();

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
    void displacesTheOldestThatYieldsAndNoneThatDoesNot() {
        open("a", ONE);
        open("b", OTHER);
        open("c");
        sessions.yields("a", false);

        open("d");
        sessions.yields("a", true);
        open("e");

        assertThat(displaced).containsExactly("b", "a");
    }

    @Test
    void refusesTheNewestWhereNoneYields() {
        for (String id : List.of("a", "b", "c")) {
            open(id);
            sessions.yields(id, false);
        }

        HalfOpenPlace place = open("d", ONE);

        assertThat(place.isTaken()).isFalse();
        assertThat(place.tooMany()).contains(HalfOpenSessions.TOO_MANY);
        assertThat(displaced).isEmpty();
        assertThat(sessions.count()).isEqualTo(3);
        assertThat(sessions.sources()).isZero();
    }

    @Test
    void displacesTheSourcesOwnOldestAndNoStrangers() {
        open("stranger", OTHER);
        open("a", ONE);
        open("b", ONE);

        HalfOpenPlace place = open("c", ONE);

        assertThat(place.isTaken()).isTrue();
        assertThat(place.tooMany()).contains(HalfOpenSessions.TOO_MANY_FROM_SOURCE);
        assertThat(displaced).containsExactly("a");
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void refusesOneMoreOfASourceWhoseOthersDoNotYield() {
        open("stranger", OTHER);
        open("a", ONE);
        open("b", ONE);
        sessions.yields("a", false);
        sessions.yields("b", false);

        HalfOpenPlace place = open("c", ONE);

        assertThat(place.isTaken()).isFalse();
        assertThat(displaced).isEmpty();
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void displacesAnOldestOfTheSourceThatHasMostAndNotTheOldestOfAll() {
        HalfOpenSessions eight = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(8, 4));
        fill(eight, "victim", OTHER, 1);
        fill(eight, "few", address("203.0.113.1"), 3);
        fill(eight, "most", ONE, 4);

        fill(eight, "new", address("203.0.113.2"), 3);

        assertThat(displaced).containsExactly("most-0", "few-0", "most-1");
    }

    /** Of an IPv6 network of 48 bits there are 65,536 sources. */
    @Test
    void displacesWhoComesFromAWholeNetworkWithFewOfEachSource() {
        HalfOpenSessions twenty = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(20, 5));
        fill(twenty, "victim", OTHER, 2);
        for (int i = 0; i < 22; i++) {
            fill(twenty, "net-" + i, address("2001:db8:0:" + Integer.toHexString(i) + "::1"), 1);
        }

        assertThat(displaced).containsExactly("net-0-0", "net-1-0", "net-2-0", "net-3-0");
    }

    @Test
    void doesNotDisplaceTheNeighboursOfWhoHasMost() {
        HalfOpenSessions sixteen = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(16, 8));
        for (int i = 0; i < 8; i++) {
            fill(sixteen, "neighbour-" + i, address("198.51.100." + (100 + i)), 1);
        }
        fill(sixteen, "most", ONE, 8);

        fill(sixteen, "new", address("203.0.113.2"), 2);

        assertThat(displaced).containsExactly("most-0", "most-1");
    }

    /** Many logins of an office that wait for its slow directory are no crowd. */
    @Test
    void doesNotCountThoseThatWaitForUs() {
        HalfOpenSessions sixteen = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(16, 10));
        fill(sixteen, "silent", ONE, 6);
        fill(sixteen, "office", OTHER, 10);
        for (int i = 0; i < 9; i++) {
            sixteen.yields("office-" + i, false);
        }

        fill(sixteen, "new", address("203.0.113.2"), 2);

        assertThat(displaced).containsExactly("silent-0", "silent-1");
    }

    private void fill(HalfOpenSessions sessions, String name, InetAddress address, int count) {
        for (int i = 0; i < count; i++) {
            String id = name + "-" + i;
            used(sessions.open(id, address, why -> displaced.add(id)));
        }
    }

    @Test
    void countsABalancersClientForItsSourceOnceItIsKnown() {
        open("a", ONE);
        open("b", ONE);
        open("c");

        assertThat(used(sessions.from("c", ONE)).isTaken()).isTrue();

        assertThat(displaced).containsExactly("a");
        assertThat(sessions.count()).isEqualTo(2);
    }

    /** Its message was there before it was told to go: otherwise it would never be counted again. */
    @Test
    void countsWhoDoesNotMakeRoomAgainAndDisplacesItOnceItYields() {
        open("a", ONE);
        open("b", ONE);
        open("c", ONE);
        assertThat(displaced).containsExactly("a");

        sessions.stays("a");
        assertThat(sessions.count()).isEqualTo(3);
        open("d", ONE);
        sessions.yields("a", true);
        open("e", ONE);

        assertThat(displaced).containsExactly("a", "b", "a");
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void whoseRequestIsWholeIsNotCountedAgain() {
        open("a", ONE);
        open("b", ONE);
        open("c", ONE);
        sessions.over("a");

        sessions.stays("a");

        assertThat(sessions.count()).isEqualTo(2);
    }

    /** Who has an account may not keep his neighbours out by logging in and asking for nothing. */
    @ParameterizedTest
    @CsvSource({"3, in-0", "2, shaking-0"})
    void displacesTheOldestThatAskedForNothingWhereTheyHaveMostOfASource(int authenticated, String ended) {
        HalfOpenSessions sessions = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(100, 4));
        fill(sessions, "shaking", ONE, 4 - authenticated);
        fill(sessions, "in", ONE, authenticated);
        for (int i = 0; i < authenticated; i++) {
            sessions.yields("in-" + i, false);
            sessions.authenticated("in-" + i, "alice");
        }

        HalfOpenPlace place = used(sessions.open("new", ONE, why -> {}));

        assertThat(place.tooMany()).contains(HalfOpenSessions.TOO_MANY_FROM_SOURCE);
        assertThat(displaced).containsExactly(ended);
        assertThat(sessions.count()).isEqualTo(4);
    }

    @Test
    void whoHasGoneIsNoneOfThoseThatAskedForNothing() {
        HalfOpenSessions sessions = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(100, 4));
        fill(sessions, "in", ONE, 3);
        for (int i = 0; i < 3; i++) {
            sessions.yields("in-" + i, false);
            sessions.authenticated("in-" + i, "alice");
        }
        sessions.over("in-0");
        fill(sessions, "shaking", ONE, 2);

        fill(sessions, "new", ONE, 1);

        assertThat(displaced).containsExactly("shaking-0");
    }

    /** One account at many sources may not hold all places. */
    @Test
    void displacesTheOldestOfAnIdentityWithMostWhereNobodyElseYields() {
        HalfOpenSessions six = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(6, 2));
        for (int i = 0; i < 6; i++) {
            fill(six, "s" + i, address("203.0.113." + i), 1);
            six.yields("s" + i + "-0", false);
            six.authenticated("s" + i + "-0", i % 3 == 0 ? "bob" : "alice");
        }

        fill(six, "new", OTHER, 2);

        assertThat(displaced).containsExactly("s1-0", "new-0");
    }

    @Test
    void displacesNobodyWhoIsOneOfFewOfItsIdentity() {
        HalfOpenSessions four = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(4, 2));
        for (int i = 0; i < 4; i++) {
            fill(four, "s" + i, address("203.0.113." + i), 1);
            four.yields("s" + i + "-0", false);
            four.authenticated("s" + i + "-0", i % 2 == 0 ? "bob" : "alice");
        }

        assertThat(four.open("new", OTHER, why -> {}).isTaken()).isFalse();
    }

    @Test
    void countsForAnIdentityOnlyWhatIsThere() {
        HalfOpenSessions three = new HalfOpenSessions(new AbuseSettings.HalfOpenCaps(3, 1));
        for (int i = 0; i < 3; i++) {
            fill(three, "s" + i, address("203.0.113." + i), 1);
            three.yields("s" + i + "-0", false);
            three.authenticated("s" + i + "-0", "alice");
        }
        three.over("s0-0");
        three.over("s1-0");
        fill(three, "other", OTHER, 1);
        fill(three, "third", address("203.0.113.9"), 1);
        three.yields("other-0", false);
        three.yields("third-0", false);

        assertThat(three.open("new", ONE, why -> {}).isTaken()).isFalse();
    }

    @Test
    void takesAnotherOfASourceWhenOneIsOver() {
        open("a", ONE);
        open("b", ONE);
        sessions.over("a");
        sessions.over("a");

        assertThat(open("c", ONE).tooMany()).isEmpty();
    }

    @Test
    void remembersNobodyWhoIsGone() {
        for (String id : List.of("a", "b", "c", "d")) {
            open(id, ONE);
            sessions.yields(id, false);
            sessions.yields(id, true);
        }
        for (String id : List.of("a", "b", "c", "d")) {
            sessions.over(id);
            sessions.yields(id, true);
        }

        assertThat(sessions.count()).isZero();
        assertThat(sessions.sources()).isZero();
    }
}
