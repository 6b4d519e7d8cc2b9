package io.sallyport.core.icmp;

import java.io.IOException;
import java.util.List;

/** Starts programs. */
@FunctionalInterface
public interface Programs {
    /**
     * Starts one; may block.
     *
     * @param command its path and its arguments
     * @throws IOException if it cannot be started
     */
    RunningProgram start(List<String> command) throws IOException;
}
