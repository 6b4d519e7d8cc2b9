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

    @ParameterizedTest
    @CsvSource({"0, false", "15, false", "16, true", "4096, true"})
    void othersHaveItAfterATurnOfManyEvents(int events, boolean pauses) {
        BusyTurns turns = new BusyTurns(BusyTurns.yielding().many(), () -> steps.add("pause"));

        turns.over(events);

        assertThat(steps.contains("pause")).isEqualTo(pauses);
    }

    @Test
    void theLoopPausesWhenItsEventsAreHandled() {
        IoHandler handler = new EpollInterestGuard.Handler(
                new Turn(20), new PendingInterests(), new BusyTurns(20, () -> steps.add("pause")));

        int events = handler.run(null);

        assertThat(events).isEqualTo(20);
        assertThat(steps).containsExactly("handled", "pause");
    }

    /** Netty's handler, which has so many events each time. */
    private final class Turn implements IoHandler {
        private final int events;

        private Turn(int events) {
            this.events = events;
        }

        @Override
        public int run(IoHandlerContext context) {
            steps.add("handled");
            return events;
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
