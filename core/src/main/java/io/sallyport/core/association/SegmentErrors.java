package io.sallyport.core.association;

import io.netty.channel.unix.Errors.NativeIoException;
import java.util.Set;

/** The errors by which Linux says that it cannot segment on the way that a datagram takes. */
final class SegmentErrors {
    private static final int EIO = -5;
    private static final int EINVAL = -22;
    private static final int EMSGSIZE = -90;
    private static final Set<Integer> ERRORS = Set.of(EIO, EINVAL, EMSGSIZE);

    private SegmentErrors() {}

    static boolean include(Throwable cause) {
        return cause instanceof NativeIoException error && ERRORS.contains(error.expectedErr());
    }
}
