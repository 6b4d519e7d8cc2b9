package io.sallyport.core.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an event loop lets others have the processor. */
class BusyTurnsTest {
    private final List<String> steps = new ArrayList<>();
    private long now = -5;
    private long pauseLasts;
    private final BusyTurns turns = new BusyTurns(() -> now, this::pause);

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 0", "8, 1", "4096, 1"})
    void othersHaveItAfterATurnOfManyEvents(int events, int pauses) {
        now += BusyTurns.LEAST_NANOS;
        turns.over(events);

        turns.next();

        assertThat(steps).hasSize(pauses);
    }

    @Test
    void aLoopKeepsItForAWhile() {
        turns.over(BusyTurns.MANY);
        now += BusyTurns.LEAST_NANOS - 1;
        turns.next();
        assertThat(steps).isEmpty();

        now++;
        turns.next();
        assertThat(steps).hasSize(1);

        turns.next();
        assertThat(steps).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"299999, 100000", "300003, 100001", "3000000, 1000000", "6000000, 2000000", "60000000000, 2000000"})
    void aLoopKeepsItForAPartOfTheTimeThatOthersHadIt(long others, long keeps) {
        pauseLasts = others;
        turns.over(BusyTurns.MANY);
        now += BusyTurns.LEAST_NANOS;
        turns.next();

        now += keeps - 1;
        turns.next();
        assertThat(steps).hasSize(1);
        now++;
        turns.next();

        assertThat(steps).hasSize(2);
    }

    @Test
    void onceOthersWereShortItDoesNotKeepItAnyLonger() {
        pauseLasts = 3_000_000;
        turns.over(BusyTurns.MANY);
        now += BusyTurns.LEAST_NANOS;
        turns.next();
        pauseLasts = 0;
        now += 1_000_000;
        turns.next();

        now += BusyTurns.LEAST_NANOS;
        turns.next();

        assertThat(steps).hasSize(3);
    }

    @Test
    void whatTheTurnHasLeftIsDoneFirst() {
        now += BusyTurns.LEAST_NANOS;
        IoHandler handler = new EpollInterestGuard.Handler(new Turn(), new PendingInterests(), turns);

        int events = handler.run(null);
        steps.add("tasks");
        handler.run(null);

        assertThat(events).isEqualTo(BusyTurns.MANY);
        assertThat(steps).containsExactly("handled", "tasks", "pause", "handled");
    }

    private void pause() {
        steps.add("pause");
        now += pauseLasts;
    }

    /** Netty's handler, which has many events each time. */
    private final class Turn implements IoHandler {
        @Override
        public int run(IoHandlerContext context) {
            steps.add("handled");
            return BusyTurns.MANY;
        }

        @Override
        public IoRegistration register(IoHandle handle) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void wakeup() {}

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return true;
        }

        @Override
        public void prepareToDestroy() {}

        @Override
        public void destroy() {}
    }
}
