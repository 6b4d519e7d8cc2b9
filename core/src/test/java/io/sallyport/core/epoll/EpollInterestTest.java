package io.sallyport.core.epoll;

import static io.netty.channel.epoll.EpollIoOps.EPOLLERR;
import static io.netty.channel.epoll.EpollIoOps.EPOLLET;
import static io.netty.channel.epoll.EpollIoOps.EPOLLIN;
import static io.netty.channel.epoll.EpollIoOps.EPOLLOUT;
import static io.netty.channel.epoll.EpollIoOps.EPOLLRDHUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoOps;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EpollInterestTest {

    @BeforeAll
    static void epollLoads() {
        assumeTrue(Epoll.isAvailable(), "epoll is not available on this machine");
    }

    @Test
    void noInterestStaysRegisteredEdgeTriggered() {
        assertThat(EpollInterest.insteadOf(EpollIoOps.valueOf(0))).isEqualTo(EPOLLET);
    }

    @Test
    void theEndOfInputAloneIsNoInterest() {
        assertThat(EpollInterest.insteadOf(EPOLLRDHUP)).isEqualTo(EPOLLET);
    }

    @Test
    void theEndOfInputIsLeftToReading() {
        assertThat(EpollInterest.insteadOf(EPOLLIN.with(EPOLLRDHUP))).isEqualTo(EPOLLIN);
        assertThat(EpollInterest.insteadOf(EPOLLOUT.with(EPOLLRDHUP))).isEqualTo(EPOLLOUT);
    }

    @Test
    void otherInterestStaysAsItIs() {
        assertThat(EpollInterest.insteadOf(EPOLLERR)).isEqualTo(EPOLLERR);
        assertThat(EpollInterest.insteadOf(EPOLLIN.with(EPOLLOUT))).isEqualTo(EPOLLIN.with(EPOLLOUT));
        assertThat(EpollInterest.insteadOf(EPOLLIN.with(EPOLLET))).isEqualTo(EPOLLIN.with(EPOLLET));
    }

    @Test
    void costsNoAllocation() {
        EpollIoOps asked = EPOLLIN.with(EPOLLOUT).with(EPOLLRDHUP);

        assertThat(EpollInterest.insteadOf(asked)).isSameAs(EpollInterest.insteadOf(asked));
    }
}
