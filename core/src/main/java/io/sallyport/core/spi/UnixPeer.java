package io.sallyport.core.spi;

/**
 * The process at the other end of a Unix-domain socket, as the kernel saw it when it connected.
 *
 * @param uid the number of its user
 * @param pid its number, which may be another process's by now; 0 if it is of another namespace
 */
public record UnixPeer(long uid, long pid) {
    private static final String USER = "unix:uid=";

    /** Its user, in the form in which policy tests and logs write the source of such a client. */
    public String source() {
        return USER + uid;
    }

    @Override
    public String toString() {
        return source() + ",pid=" + pid;
    }
}
