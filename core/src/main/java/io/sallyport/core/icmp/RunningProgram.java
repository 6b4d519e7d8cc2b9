package io.sallyport.core.icmp;

import java.io.InputStream;

/** A program that was started. */
public interface RunningProgram {
    /** What it writes; reading it blocks. */
    InputStream output();

    /** Ends it at once, with all that it has started; from any thread, any number of times. */
    void kill();

    /** Waits a little for its end, which is made to come then, and gives its exit status. */
    int exitStatus();
}
