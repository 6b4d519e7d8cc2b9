package io.sallyport.core.server;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.TestChannel;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptPauseTest {
    private final TestChannel listener = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.9", 1));

    @BeforeEach
    void accept() {
        listener.config().setAutoRead(true);
        listener.pipeline().addLast(new AcceptPause(new LoadShedding(new Connections(new ConnectionCaps(1, 1)))));
    }

    @AfterEach
    void close() {
        listener.finishAndReleaseAll();
    }

    @Test
    void stopsAcceptingWhereTheSystemCannotGiveADescriptor() {
        listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));

        assertThat(listener.config().isAutoRead()).isFalse();
        assertThat(listener.isOpen()).isTrue();
    }

    @Test
    void acceptsAgainAfterAMoment() {
        listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));

        listener.advance(Duration.ofMillis(200));

        assertThat(listener.config().isAutoRead()).isTrue();
    }

    @Test
    void passesTheFailureOnToNobody() {
        listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));

        listener.checkException();
    }
}
