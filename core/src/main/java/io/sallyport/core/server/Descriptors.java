package io.sallyport.core.server;

import io.sallyport.core.caps.OpenFiles;
import io.sallyport.core.epoll.Pipes;

/** How many client connections the process's file descriptors allow: a session needs two, and some stay in reserve. */
public final class Descriptors {
    /** What an association takes beside its connection: two sockets towards its client, four towards destinations. */
    public static final int PER_ASSOCIATION = 6;

    /** For name servers, log files, attempts to connect that lose their race, and for accepting what is then shed. */
    static final int RESERVE = 64;

    private static final int PER_SESSION = 2;
    private static final long PER_PIPE = 2L;

    private Descriptors() {}

    /** How many this process may open beside those that it has; very many if nobody can say. */
    public static long free() {
        return OpenFiles.most() - OpenFiles.open();
    }

    /**
     * Gives the lower of the configured cap and what is left by others than connections.
     *
     * @param others how many they may come to need
     * @param free how many there are now
     */
    public static int cap(int configured, long others, long free) {
        return cap(configured, others, free, Pipes.allowed());
    }

    static int cap(int configured, long others, long free, int pipes) {
        long sessions = Math.max(1, (free - RESERVE - PER_PIPE * pipes - others) / PER_SESSION);
        return (int) Math.min(configured, sessions);
    }

    /**
     * How many attempts to connect there may be beside one for each session: half of the reserve, and what nobody else may need.
     *
     * @param sessions how many there may be
     */
    public static int parallelAttempts(int sessions, long others, long free) {
        return parallelAttempts(sessions, others, free, Pipes.allowed());
    }

    static int parallelAttempts(int sessions, long others, long free, int pipes) {
        long unused = free - RESERVE - PER_PIPE * pipes - others - PER_SESSION * (long) sessions;
        return (int) Math.min(Integer.MAX_VALUE, RESERVE / 2 + Math.max(0, unused));
    }

    /** Whether others leave enough for at least one session. */
    public static boolean leavesOne(long others, long free) {
        return free - RESERVE - others >= PER_SESSION;
    }
}
