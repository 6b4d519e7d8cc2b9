package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramWindowTest {
    private static boolean takes(DatagramWindow window, long number) {
        try {
            window.accept(number);
            return true;
        } catch (MalformedMessageException e) {
            assertThat(e.reason()).isEqualTo(TokenReasons.REPLAYED);
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 65, 0xFFFFFFFFL, Long.MAX_VALUE, -1L, -64L})
    void takesEachNumberOnceInAnyOrder(long first) {
        DatagramWindow window = new DatagramWindow(first);

        for (int ahead : new int[] {5, 0, 100, 1, 99, 64, 63, 1000, 101}) {
            assertThat(takes(window, first + ahead)).as("%d", ahead).isTrue();
            assertThat(takes(window, first + ahead)).as("%d again", ahead).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 65, 0xFFFFFFFFL, Long.MAX_VALUE, -1L})
    void refusesWhatCameBeforeItBegan(long first) {
        DatagramWindow window = new DatagramWindow(first);

        for (int behind = 1; behind < 3 * DatagramWindow.WIDTH; behind++) {
            assertThat(takes(window, first - behind)).as("%d", behind).isFalse();
        }
        assertThat(takes(window, first + 70)).isTrue();
        assertThat(takes(window, first - 1)).isFalse();
        assertThat(takes(window, first)).isTrue();
    }

    @Test
    void refusesWhatIsTooOldToTell() {
        DatagramWindow window = new DatagramWindow(0);
        takes(window, 100_000);

        assertThat(takes(window, 100_000 - DatagramWindow.WIDTH)).isFalse();
        assertThat(takes(window, 100_000 - DatagramWindow.WIDTH + 1)).isTrue();
    }

    @Test
    void forgetsNothingWhileItLeapsFar() {
        DatagramWindow window = new DatagramWindow(0);
        takes(window, 3);
        takes(window, 1L << 62);

        assertThat(takes(window, 3)).isFalse();
        assertThat(takes(window, 1L << 62)).isFalse();
        assertThat(takes(window, (1L << 62) - 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithASetThatKeepsAll(long seed) {
        Random random = new Random(seed);
        long first = random.nextLong();
        DatagramWindow window = new DatagramWindow(first);
        Set<Long> seen = new HashSet<>();
        long newest = -1;
        for (int i = 0; i < 100_000; i++) {
            long number = newest + random.nextInt(random.nextInt(100) == 0 ? 3000 : 40) - 30 - random.nextInt(2000);
            number = random.nextBoolean() ? newest + random.nextInt(40) - 20 : number;
            boolean expected = number >= 0 && number > newest - DatagramWindow.WIDTH && seen.add(number);

            assertThat(takes(window, first + number))
                    .as("%d after %d", number, newest)
                    .isEqualTo(expected);
            newest = expected ? Math.max(newest, number) : newest;
        }
    }
}
