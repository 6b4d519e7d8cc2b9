package io.sallyport.core.epoll;

import io.netty.channel.unix.UnixChannel;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Optional;

/** The handles of an event loop's channels, by file descriptor. */
final class GuardedHandles {
    private static final FastThreadLocal<IntObjectMap<GuardedHandle>> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected IntObjectMap<GuardedHandle> initialValue() {
            return new IntObjectHashMap<>();
        }
    };

    private GuardedHandles() {}

    static void add(GuardedHandle handle) {
        OF_LOOP.get().put(handle.fd().intValue(), handle);
    }

    /** Called when the channel may be closed already, and another one have its number. */
    static void remove(GuardedHandle handle) {
        IntObjectMap<GuardedHandle> handles = OF_LOOP.get();
        if (handles.get(handle.fd().intValue()) == handle) {
            handles.remove(handle.fd().intValue());
        }
    }

    /** Gives a channel's own handle: the number of a closed one may be another's. */
    @SuppressWarnings("ReferenceEquality") // equal ones have the same number, which is what may deceive
    static Optional<GuardedHandle> of(UnixChannel channel) {
        return Optional.ofNullable(OF_LOOP.get().get(channel.fd().intValue()))
                .filter(handle -> channel.isOpen() && handle.fd() == channel.fd());
    }
}
