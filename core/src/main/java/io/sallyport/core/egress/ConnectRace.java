package io.sallyport.core.egress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.sallyport.core.deadline.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attempts to connect for one request; lives on one event loop. */
final class ConnectRace {
    private final Dialer dialer;
    private final EventLoop loop;
    private final Deque<EgressPath> untried;
    private final PendingAttempts pending;
    private final Predicate<InetSocketAddress> isThisGateway;
    private final Promise<Channel> winner;
    private @Nullable EgressException failure;
    private final Deadline nextAttempt;
    private final Deadline deadline;

    ConnectRace(
            Dialer dialer,
            ParallelAttempts places,
            List<EgressPath> paths,
            Predicate<InetSocketAddress> isThisGateway,
            EventLoop loop) {
        this.dialer = dialer;
        this.pending = new PendingAttempts(places);
        this.loop = loop;
        this.untried = new ArrayDeque<>(paths);
        this.isThisGateway = isThisGateway;
        this.winner = loop.newPromise();
        this.nextAttempt = new Deadline(loop);
        this.deadline = new Deadline(loop);
    }

    Future<Channel> start(Duration timeout) {
        winner.addListener(done -> end());
        deadline.set(timeout, this::timeOut);
        tryNext();
        return winner;
    }

    private void tryNext() {
        nextAttempt.cancel();
        leaveOutThisGateway();
        if (winner.isDone()) {
            return;
        }
        if (untried.isEmpty()) {
            failIfNothingIsPending();
        } else if (hasRoom()) {
            begin(untried.remove());
        } else {
            tryNextLater();
        }
    }

    private void leaveOutThisGateway() {
        while (!untried.isEmpty() && isThisGateway.test(untried.element().destination())) {
            failure = ConnectFailures.moreTelling(failure, ConnectFailures.thisGateway());
            untried.remove();
        }
    }

    private void tryNextLater() {
        nextAttempt.set(DestinationConnector.ATTEMPT_DELAY, this::tryNext);
    }

    /** Where the process has no place for one more the attempts go on, one after the other. */
    private boolean hasRoom() {
        if (!pending.eldestHasHadItsTime()) {
            return pending.takePlace();
        }
        failure = ConnectFailures.moreTelling(failure, ConnectFailures.timedOut());
        pending.closeEldest();
        return true;
    }

    private void begin(EgressPath path) {
        if (!untried.isEmpty()) {
            tryNextLater();
        }
        ChannelFuture attempt = dialer.dial(loop, path);
        pending.add(attempt);
        attempt.addListener(done -> onLoop(() -> finished(attempt, path)));
    }

    /** An attempt for which there was no descriptor ends on a thread of Netty's own. */
    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    private void finished(ChannelFuture attempt, EgressPath path) {
        boolean awaited = pending.remove(attempt);
        if (attempt.isSuccess()) {
            if (!winner.trySuccess(attempt.channel())) {
                attempt.channel().close();
            }
        } else if (awaited) {
            failure = ConnectFailures.moreTelling(failure, ConnectFailures.of(attempt.cause(), path));
            PendingAttempts.close(attempt);
            tryNext();
        }
    }

    private void failIfNothingIsPending() {
        if (pending.isEmpty()) {
            winner.tryFailure(failure == null ? ConnectFailures.unexplained() : failure);
        }
    }

    private void timeOut() {
        winner.tryFailure(ConnectFailures.moreTelling(failure, ConnectFailures.timedOut()));
    }

    /** Whoever won, or nobody: the others are closed at once, and their own ends change nothing any more. */
    private void end() {
        nextAttempt.cancel();
        deadline.cancel();
        untried.clear();
        pending.closeAll();
    }
}
