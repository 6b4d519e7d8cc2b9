package io.sallyport.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {
    private static final long PERIOD = 100;

    private final AtomicLong now = new AtomicLong(-5);
    private final List<Long> lines = new ArrayList<>();
    private final RateLimitedLog log = new RateLimitedLog(PERIOD, now::get);

    @Test
    void writesTheFirstEvent() {
        log.event(lines::add);

        assertThat(lines).containsExactly(1L);
    }

    @Test
    void writesNoSecondLineWithinAPeriod() {
        log.event(lines::add);
        now.addAndGet(PERIOD - 1);

        log.event(lines::add);

        assertThat(lines).hasSize(1);
    }

    @Test
    void saysHowManyEventsALineStandsFor() {
        log.event(lines::add);
        log.event(lines::add);
        log.event(lines::add);
        now.addAndGet(PERIOD);

        log.event(lines::add);

        assertThat(lines).containsExactly(1L, 3L);
    }
}
