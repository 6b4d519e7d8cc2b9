package io.sallyport.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.TestCa;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListTermTest {
    private static final TestCa OLD_KEY = TestCa.named("CA");
    private static final TestCa NEW_KEY = TestCa.named("CA");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant over = now.minus(1, ChronoUnit.DAYS);
    private final Instant current = now.plus(1, ChronoUnit.DAYS);

    @Test
    void ofOneKeyTheLastListCounts() {
        assertThat(ListTerm.of(List.of(OLD_KEY.keyed(current), OLD_KEY.keyed(over))))
                .extracting(ListTerm::end)
                .containsExactly(current);
        assertThat(ListTerm.of(List.of(OLD_KEY.revoking(over), OLD_KEY.revoking(current))))
                .extracting(ListTerm::end)
                .containsExactly(current);
    }

    @Test
    void aNewKeysListDoesNotHideThatTheOldOnesIsOver() {
        List<ListTerm> terms = ListTerm.of(List.of(NEW_KEY.keyed(current), OLD_KEY.keyed(over)));

        assertThat(terms).extracting(ListTerm::end).containsExactly(over, current);
        assertThat(terms.get(0).isOver(now)).isTrue();
    }

    @Test
    void aListOfAuthoritiesDoesNotHideThatTheOneOfTheOthersIsOver() {
        List<ListTerm> terms = ListTerm.of(List.of(OLD_KEY.about(true, current), OLD_KEY.about(false, over)));

        assertThat(terms).extracting(ListTerm::end).containsExactly(over, current);
    }
}
