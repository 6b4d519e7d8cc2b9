package io.sallyport.core.epoll;

import io.netty.channel.epoll.EpollIoOps;
import java.util.stream.IntStream;

/** Which interest set epoll gets instead of the one that a channel asks for; docs/decisions/0002 says why. */
final class EpollInterest {
    private static final int READ_HANG_UP = EpollIoOps.EPOLLRDHUP.value();
    private static final EpollIoOps[] SUBSTITUTES = substitutes();

    private EpollInterest() {}

    static EpollIoOps insteadOf(EpollIoOps asked) {
        int wanted = asked.value() & ~READ_HANG_UP;
        return wanted >= 0 && wanted < SUBSTITUTES.length ? SUBSTITUTES[wanted] : asked;
    }

    private static EpollIoOps[] substitutes() {
        int all = EpollIoOps.EPOLLIN.value() | EpollIoOps.EPOLLOUT.value() | EpollIoOps.EPOLLERR.value();
        EpollIoOps[] substitutes =
                IntStream.rangeClosed(0, all).mapToObj(EpollIoOps::valueOf).toArray(EpollIoOps[]::new);
        substitutes[0] = EpollIoOps.EPOLLET;
        return substitutes;
    }
}
