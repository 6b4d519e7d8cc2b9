package io.sallyport.gateway.run;

import com.sun.jna.Function;
import io.sallyport.core.epoll.PipeSize;

/**
 * The kernel's pipes, larger than they come, by JNA: it calls the one function of the system for it.
 *
 * @param fcntl of the C library
 */
record LargePipes(Function fcntl) implements PipeSize.Enlarger {
    /** Linux: the command that sets the size of a pipe. */
    private static final int F_SETPIPE_SZ = 1031;

    /** Loads JNA's own library, from where the other native ones of this process come too. */
    static LargePipes load() {
        System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
        System.setProperty("jna.nosys", "true");
        return new LargePipes(Function.getFunction("c", "fcntl"));
    }

    @Override
    public void enlarge(int descriptor, int octets) {
        fcntl.invokeInt(new Object[] {descriptor, F_SETPIPE_SZ, octets});
    }
}
