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
 * found out once, with a socket of nobody's: a failure with somebody's socket may be that socket's own, whatever it is called.
 */
final class SpliceSupport {
    private static final Logger log = LoggerFactory.getLogger(SpliceSupport.class);
    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final Set<Integer> REFUSALS = Set.of(EPERM, EACCES, EINVAL, ENOSYS);

    private SpliceSupport() {}

    static boolean isThere() {
        return Found.THERE;
    }

    static boolean isRefusal(int error) {
        return REFUSALS.contains(Math.abs(error));
    }

    /** When it is asked for, as the native library is not loaded everywhere. */
    private static final class Found {
        private static final boolean THERE = look();

        private Found() {}

        private static boolean look() {
            try {
                tryWithNobodys();
                return true;
            } catch (NativeIoException e) {
                return !isRefusal(e.expectedErr()) || refused(e);
            } catch (IOException | LinkageError e) {
                return refused(e);
            }
        }

        /** A socket without a connection has nothing to give, and says so; who refuses does not get as far. */
        private static void tryWithNobodys() throws IOException {
            Socket socket = Socket.newSocketStream();
            try {
                Pipe pipe = Pipe.open();
                try {
                    pipe.fill(socket, 1);
                } catch (NotYetConnectedException e) {
                    log.trace("splice looks for a connection", e);
                } finally {
                    pipe.close();
                }
            } finally {
                socket.close();
            }
        }

        private static boolean refused(Throwable failure) {
            log.warn("bulk flows are copied: splice is refused here: {}", failure.getMessage());
            return false;
        }
    }
}
