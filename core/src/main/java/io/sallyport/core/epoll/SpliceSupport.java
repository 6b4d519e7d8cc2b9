package io.sallyport.core.epoll;

import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether splice works here: a kernel, a sandbox or a security module may refuse it where reading and writing work. It is
 * found out once, when it is asked for, as the native library is not loaded everywhere, and with a socket of nobody's: a
 * failure with somebody's socket may be that socket's own, whatever it is called.
 */
final class SpliceSupport {
    private static final Logger log = LoggerFactory.getLogger(SpliceSupport.class);
    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final Set<Integer> REFUSALS = Set.of(EPERM, EACCES, EINVAL, ENOSYS);

    private static volatile Known known = Known.NOT_YET;

    private SpliceSupport() {}

    /** Tells whether it does, as far as that is known. */
    static boolean isThere() {
        Known now = known;
        if (now == Known.NOT_YET) {
            now = look();
            known = now;
        }
        return now == Known.THERE;
    }

    static boolean isRefusal(int error) {
        return REFUSALS.contains(Math.abs(error));
    }

    private static Known look() {
        try {
            return tryWithNobodys();
        } catch (IOException | RuntimeException e) {
            log.debug("there is nothing to try splice with: {}", e.getMessage());
            return Known.NOT_YET;
        } catch (LinkageError e) {
            return refused(e);
        }
    }

    private static Known tryWithNobodys() throws IOException {
        Socket socket = Socket.newSocketStream();
        try {
            Pipe pipe = Pipe.open();
            try {
                return fill(pipe, socket);
            } finally {
                pipe.close();
            }
        } finally {
            socket.close();
        }
    }

    /** A socket without a connection has nothing to give, and says so; who refuses does not get as far. */
    private static Known fill(Pipe pipe, Socket nobodys) {
        try {
            pipe.fill(nobodys, 1);
            return Known.THERE;
        } catch (NotYetConnectedException e) {
            return Known.THERE;
        } catch (NativeIoException e) {
            return isRefusal(e.expectedErr()) ? refused(e) : Known.THERE;
        } catch (IOException e) {
            return refused(e);
        }
    }

    private static Known refused(Throwable failure) {
        log.warn("bulk flows are copied: splice is refused here: {}", failure.getMessage());
        return Known.REFUSED;
    }

    /** What is known. */
    private enum Known {
        /** There was no file or memory to find out with. */
        NOT_YET,
        THERE,
        REFUSED
    }
}
