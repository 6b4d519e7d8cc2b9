package io.sallyport.core.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.IoEvent;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kernel is told of interests, and when. */
class GuardedHandleTest {
    private final PendingInterests pending = new PendingInterests();
    private final Kernel kernel = new Kernel();
    private final FakeChannel channel = new FakeChannel();
    private final GuardedHandle handle = new GuardedHandle(channel, pending);

    @BeforeAll
    static void epollLoads() {
        assumeTrue(Epoll.isAvailable(), "epoll is not available on this machine");
    }

    @BeforeEach
    void register() {
        handle.registeredAs(kernel);
    }

    @Test
    void theKernelIsToldOnceBeforeItIsAsked() {
        handle.submit(EpollIoOps.NONE);
        handle.submit(EpollIoOps.EPOLLOUT);
        handle.submit(EpollIoOps.EPOLLIN);
        assertThat(kernel.told).isEmpty();

        pending.tell();
        pending.tell();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN);
    }

    @Test
    void whatGoesBackAndForthIsNotTold() {
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();
        handle.submit(EpollIoOps.NONE);
        handle.submit(EpollIoOps.EPOLLIN);

        pending.tell();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN);
    }

    @Test
    void noInterestIsToldAsErrorsOnce() {
        handle.submit(EpollIoOps.EPOLLOUT);
        pending.tell();
        handle.submit(EpollIoOps.NONE);

        pending.tell();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLOUT, EpollIoOps.EPOLLET);
    }

    /** It often does not come, and then a call is saved. */
    @Test
    void thatInputIsWantedNoMoreIsToldWhenSomeComes() {
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();
        handle.submit(EpollIoOps.NONE);
        pending.tell();
        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN);

        handle.handle(kernel, new Event(EpollIoOps.EPOLLIN));
        assertThat(channel.seen).containsExactly(EpollIoOps.NONE);
        pending.tell();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN, EpollIoOps.EPOLLET);
    }

    @Test
    void anErrorWithInputThatIsWantedNoMoreIsTheChannelsAllTheSame() {
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();
        handle.submit(EpollIoOps.NONE);
        pending.tell();

        handle.handle(kernel, new Event(EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLERR)));

        assertThat(channel.seen).containsExactly(EpollIoOps.EPOLLERR);
    }

    /** It would be told without end. */
    @Test
    void afterAnErrorTheKernelIsToldThatInputIsWantedNoMore() {
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();
        handle.submit(EpollIoOps.NONE);
        pending.tell();

        handle.handle(kernel, new Event(EpollIoOps.EPOLLERR));
        pending.tell();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN, EpollIoOps.EPOLLET);
    }

    @Test
    void inputThatIsWantedAgainBeforeSomeCameIsNotTold() {
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();
        handle.submit(EpollIoOps.NONE);
        pending.tell();
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();

        handle.handle(kernel, new Event(EpollIoOps.EPOLLIN));

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN);
        assertThat(channel.seen).containsExactly(EpollIoOps.EPOLLIN);
    }

    @Test
    void inputThatIsWantedNoMoreIsToldWithWhatElseChanges() {
        handle.submit(EpollIoOps.EPOLLIN);
        pending.tell();
        handle.submit(EpollIoOps.EPOLLOUT);

        pending.tell();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLIN, EpollIoOps.EPOLLOUT);
    }

    @Test
    void whatTheChannelAsksForADirectionThatIsTakenWaits() {
        handle.submit(EpollIoOps.EPOLLIN);
        handle.input().take(new Nobody());
        pending.tell();
        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLET);

        handle.input().await(true);
        handle.submit(EpollIoOps.EPOLLOUT);
        pending.tell();
        handle.submit(EpollIoOps.EPOLLIN);
        handle.input().await(false);
        pending.tell();
        handle.input().giveBack();
        pending.tell();

        assertThat(kernel.told)
                .containsExactly(
                        EpollIoOps.EPOLLET,
                        EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLOUT),
                        EpollIoOps.EPOLLET,
                        EpollIoOps.EPOLLIN);
    }

    /** One of a descriptor that was closed since epoll was asked, whose number the channel has got. */
    @Test
    void anEventBeforeTheKernelIsToldIsSomebodyElses() {
        handle.submit(EpollIoOps.EPOLLOUT);
        handle.handle(kernel, new Event(EpollIoOps.EPOLLERR));
        handle.input().take(new Nobody());
        handle.handle(kernel, new Event(EpollIoOps.EPOLLERR));
        handle.input().giveBack();
        assertThat(channel.seen).isEmpty();

        pending.tell();
        handle.handle(kernel, new Event(EpollIoOps.EPOLLOUT));

        assertThat(channel.seen).containsExactly(EpollIoOps.EPOLLOUT);
    }

    @Test
    void aChannelThatCannotEvenBeClosedKeepsNobodyFromBeingTold() {
        Kernel full = new Kernel();
        full.isFull = true;
        FakeChannel stuck = new FakeChannel();
        stuck.isStuck = true;
        GuardedHandle first = new GuardedHandle(stuck, pending);
        first.registeredAs(full);
        first.submit(EpollIoOps.EPOLLIN);
        handle.submit(EpollIoOps.EPOLLOUT);

        assertThatCode(pending::tell).doesNotThrowAnyException();

        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLOUT);
    }

    @Test
    void aChannelThatIsGoneByThenIsNotToldOf() {
        handle.submit(EpollIoOps.EPOLLIN);
        kernel.cancel();

        pending.tell();

        assertThat(kernel.told).isEmpty();
        assertThat(channel.closed).isFalse();
    }

    @Test
    void aChannelThatTheKernelDoesNotTakeIsClosedAndTheOthersAreTold() {
        Kernel full = new Kernel();
        full.isFull = true;
        FakeChannel unlucky = new FakeChannel();
        GuardedHandle first = new GuardedHandle(unlucky, pending);
        first.registeredAs(full);
        first.submit(EpollIoOps.EPOLLIN);
        handle.submit(EpollIoOps.EPOLLOUT);

        assertThatCode(pending::tell).doesNotThrowAnyException();

        assertThat(unlucky.closed).isTrue();
        assertThat(kernel.told).containsExactly(EpollIoOps.EPOLLOUT);
    }

    /** Remembers what it is told. */
    private static final class Kernel implements IoRegistration {
        private final List<IoOps> told = new ArrayList<>();
        private boolean isFull;
        private boolean isValid = true;

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Netty's signature
        public <T> T attachment() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long submit(IoOps ops) {
            if (isFull) {
                throw new UncheckedIOException(new IOException("epoll_ctl(..) failed: no space"));
            }
            told.add(ops);
            return 0;
        }

        @Override
        public boolean isValid() {
            return isValid;
        }

        @Override
        public boolean cancel() {
            isValid = false;
            return true;
        }
    }

    /** Only knows whether it was closed. */
    private static final class FakeChannel implements EpollIoHandle {
        private boolean closed;
        private boolean isStuck;
        private final List<EpollIoOps> seen = new ArrayList<>();

        @Override
        public FileDescriptor fd() {
            return new FileDescriptor(0);
        }

        @Override
        public void handle(IoRegistration registration, IoEvent event) {
            seen.add(((EpollIoEvent) event).ops());
        }

        @Override
        public void close() {
            if (isStuck) {
                throw new IllegalStateException("stuck");
            }
            closed = true;
        }
    }

    /** Of epoll. */
    private record Event(EpollIoOps ops) implements EpollIoEvent {}

    /** Takes a direction, and nothing happens there. */
    private static final class Nobody implements GuardedHandle.Taker {
        @Override
        public void onReady() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onError() {
            throw new UnsupportedOperationException();
        }
    }
}
