package io.sallyport.core.epoll;

/** Shows tests of other packages whether anything moves in the kernel. */
public final class OpenPipes {
    private OpenPipes() {}

    /** How many there are. A loop keeps one from the first flow on that the kernel has moved. */
    public static int count() {
        return Pipes.open();
    }
}
