package io.sallyport.core.epoll;

import io.netty.channel.IoEvent;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.sallyport.core.log.RateLimitedLog;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a channel and Netty's epoll handler: asks only for interest sets that hold back what nobody reads and
 * that it does not lose, and gives the events of one direction to somebody else while that one has the direction.
 */
final class GuardedHandle implements EpollIoHandle, IoRegistration {
    private static final Logger log = LoggerFactory.getLogger(GuardedHandle.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private static final int IN = EpollIoOps.EPOLLIN.value();
    private static final int OUT = EpollIoOps.EPOLLOUT.value();
    private static final int EDGE = EpollIoOps.EPOLLET.value();
    private static final int ERROR = EpollIoOps.EPOLLERR.value();

    private final EpollIoHandle channel;
    private final Direction input = new Direction(IN);
    private final Direction output = new Direction(OUT);
    private final PendingInterests pending;
    private @Nullable IoRegistration registration;
    private EpollIoOps asked = EpollIoOps.NONE;
    private int known;
    private boolean isPending;
    private boolean inputCameUnwanted;

    GuardedHandle(EpollIoHandle channel, PendingInterests pending) {
        this.channel = channel;
        this.pending = pending;
    }

    void registeredAs(IoRegistration known) {
        registration = known;
    }

    /** What the channel would have read, until it is given back. */
    Direction input() {
        return input;
    }

    /** The room for what the channel would have written, until it is given back. */
    Direction output() {
        return output;
    }

    /**
     * Netty finds a channel by its descriptor's number: an event of one that was closed since epoll was asked comes to whoever
     * has the number now, and of whom epoll was never told.
     */
    @Override
    public void handle(IoRegistration source, IoEvent event) {
        if (known != 0) {
            give(source, event);
        }
    }

    private void give(IoRegistration source, IoEvent event) {
        int told = ((EpollIoEvent) event).ops().value();
        int ops = withoutUnwanted(told);
        if (input.isTaken() || output.isTaken()) {
            share(source, ops);
        } else {
            channel.handle(source, ops == told ? event : new Event(EpollIoOps.valueOf(ops)));
        }
    }

    /** Anything that comes while nobody waits for input any more, and nobody has told the kernel so: now it has to be told. */
    private int withoutUnwanted(int ops) {
        if ((known & IN) == 0 || (wantedOps() & IN) != 0) {
            return ops;
        }
        if ((ops & ~OUT) != 0) {
            inputCameUnwanted = true;
            changed();
        }
        return ops & ~IN;
    }

    /** An error wakes everybody who waits for something. */
    private void share(IoRegistration source, int ops) {
        int left = ops;
        if (input.isTaken()) {
            left &= OUT;
            input.tell(ops & ~OUT);
        }
        if (output.isTaken()) {
            left &= ~OUT;
            output.tell(ops & ~IN);
        }
        if (left != 0) {
            channel.handle(source, new Event(EpollIoOps.valueOf(left)));
        }
    }

    /** As Netty calls it: on the event loop, and for a channel that is registered. */
    @Override
    public long submit(IoOps ops) {
        asked = (EpollIoOps) ops;
        changed();
        return asked.value();
    }

    private void changed() {
        if (!isPending) {
            isPending = true;
            pending.add(this);
        }
    }

    void tellKernel() {
        isPending = false;
        EpollIoOps wanted = wanted();
        if (wanted.value() != known
                && !canWait(wanted.value())
                && registration().isValid()) {
            tell(wanted);
        }
    }

    /** That nobody waits for input any more is of no interest before some comes, which it often does not. */
    private boolean canWait(int wanted) {
        return !inputCameUnwanted && (known & IN) != 0 && (wanted & ~EDGE) == (known & ~IN);
    }

    private void tell(EpollIoOps wanted) {
        try {
            registration().submit(wanted);
            known = wanted.value();
            inputCameUnwanted = false;
        } catch (UncheckedIOException e) {
            FAILURES.event(count ->
                    log.warn("epoll does not take a channel, which is closed ({} such): {}", count, e.getMessage()));
            close();
        }
    }

    /** What the channel asks for of the directions that it has, and whoever took the others of those. */
    private EpollIoOps wanted() {
        int wanted = wantedOps();
        return EpollInterest.insteadOf(wanted == asked.value() ? asked : EpollIoOps.valueOf(wanted));
    }

    private int wantedOps() {
        return output.of(input.of(asked.value()));
    }

    private IoRegistration registration() {
        if (registration == null) {
            throw new IllegalStateException("not registered");
        }
        return registration;
    }

    @Override
    public FileDescriptor fd() {
        return channel.fd();
    }

    @Override
    public void registered() {
        channel.registered();
    }

    @Override
    public void unregistered() {
        GuardedHandles.remove(this);
        channel.unregistered();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (Exception e) {
            throw new IllegalStateException("a channel cannot be closed", e);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Netty's signature
    public <T> T attachment() {
        return registration().attachment();
    }

    @Override
    public boolean isValid() {
        return registration().isValid();
    }

    @Override
    public boolean cancel() {
        return registration().cancel();
    }

    /** What of an event is the channel's. */
    private record Event(EpollIoOps ops) implements EpollIoEvent {}

    /** Who has a direction for a while. */
    interface Taker {
        void onReady();

        /** It came while nothing was waited for, and comes only once. */
        void onError();

        /** The channel has failed otherwise, and only what is there already can be had. */
        default void onLast() {}
    }

    /** One direction of a channel, while somebody else than the channel has it. */
    final class Direction {
        private final int operation;
        private @Nullable Taker taker;
        private boolean waiting;

        private Direction(int operation) {
            this.operation = operation;
        }

        /** Takes it; events go there while it waits for any, and errors always. */
        void take(Taker by) {
            if (taker != null) {
                throw new IllegalStateException("a direction is taken already");
            }
            taker = by;
            changed();
        }

        void await(boolean ready) {
            if (waiting != ready) {
                waiting = ready;
                changed();
            }
        }

        void giveBack() {
            waiting = false;
            taker = null;
            changed();
        }

        boolean isTaken() {
            return taker != null;
        }

        private int of(int asked) {
            if (taker == null) {
                return asked;
            }
            return waiting ? asked | operation : asked & ~operation;
        }

        /** Gives whoever waits what there is, before the channel is closed. */
        void tellLast() {
            if (taker != null && waiting) {
                taker.onLast();
            }
        }

        private void tell(int ops) {
            if (taker != null && waiting && ops != 0) {
                taker.onReady();
            } else if (taker != null && (ops & ERROR) != 0) {
                taker.onError();
            }
        }
    }
}
