package io.sallyport.core.session;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one deadline that runs for a session; to set another ends the first. */
final class Deadline {
    private final EventLoop loop;
    private @Nullable ScheduledFuture<?> scheduled;

    Deadline(EventLoop loop) {
        this.loop = loop;
    }

    void set(Duration after, Runnable missed) {
        cancel();
        scheduled = loop.schedule(missed, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
        }
    }
}
