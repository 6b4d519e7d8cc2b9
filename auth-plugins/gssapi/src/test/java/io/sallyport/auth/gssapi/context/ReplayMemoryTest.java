package io.sallyport.auth.gssapi.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.context.ReplayMemory.WhenFull;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TEN_MINUTES_LATER = NOW.plus(Duration.ofMinutes(10));

    private final ReplayMemory forgetting = new ReplayMemory(2, WhenFull.FORGET_OLDEST);
    private final ReplayMemory refusing = new ReplayMemory(2, WhenFull.REFUSE);

    @Test
    void whatCameIsKnownAsLongAsItCouldBeAcceptedAgain() {
        assertThat(refusal(refusing, 1, NOW)).isEmpty();

        assertThat(refusal(refusing, 1, TEN_MINUTES_LATER)).isEqualTo("gss-replay");
    }

    @Test
    void whatIsTooOldToBeAcceptedTakesNoRoom() {
        refusal(refusing, 1, NOW);
        refusal(refusing, 2, NOW);

        assertThat(refusal(refusing, 3, TEN_MINUTES_LATER.plusSeconds(1))).isEmpty();
    }

    @Test
    void fullMemoryForgetsTheOldest() {
        refusal(forgetting, 1, NOW);
        refusal(forgetting, 2, NOW);

        assertThat(refusal(forgetting, 3, NOW)).isEmpty();
        assertThat(refusal(forgetting, 2, NOW)).isEqualTo("gss-replay");
        assertThat(refusal(forgetting, 1, NOW)).isEmpty();
    }

    @Test
    void fullMemoryThatIsTheOnlyGuardRefuses() {
        refusal(refusing, 1, NOW);
        refusal(refusing, 2, NOW);

        assertThat(refusal(refusing, 3, NOW)).isEqualTo("gss-replay-memory-full");
        assertThat(refusal(refusing, 1, NOW)).isEqualTo("gss-replay");
    }

    private static String refusal(ReplayMemory memory, int authenticator, Instant now) {
        try {
            memory.take(new byte[] {(byte) authenticator}, now);
            return "";
        } catch (RefusedException e) {
            return e.reason().code();
        }
    }
}
