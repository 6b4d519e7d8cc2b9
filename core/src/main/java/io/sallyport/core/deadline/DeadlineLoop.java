package io.sallyport.core.deadline;

import io.netty.channel.EventLoop;

/** An event loop that keeps the deadlines of all that lives on it in one wheel. */
public interface DeadlineLoop extends EventLoop {
    /** The wheel; only used on the loop. */
    DeadlineWheel deadlines();
}
