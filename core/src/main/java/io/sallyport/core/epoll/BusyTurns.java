package io.sallyport.core.epoll;

/**
 * Lets others have the processor after a turn in which an event loop had much to do. One that always has something to do is
 * stopped at the end of its time slice, wherever it is then, and its peers wait for that of each such loop.
 *
 * @param many from how many events on
 * @param pause lets others have it
 */
record BusyTurns(int many, Runnable pause) {
    /** A turn of fewer is over before a call for it would pay. */
    private static final int MANY = 16;

    @SuppressWarnings("ThreadPriorityCheck") // Nothing waits for it: the loop only stops where it costs least.
    static BusyTurns yielding() {
        return new BusyTurns(MANY, Thread::yield);
    }

    void over(int events) {
        if (events >= many) {
            pause.run();
        }
    }
}
