package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment says of sockets that a process is started with. */
class InheritedSocketsTest {
    private static final long PID = 4711;

    @BeforeEach
    void needEpoll() {
        assumeTrue(Transport.EPOLL.isAvailable());
    }

    private static InheritedSockets sockets(String pid, String count, String names) {
        return InheritedSockets.of(Map.of("LISTEN_PID", pid, "LISTEN_FDS", count, "LISTEN_FDNAMES", names), PID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4712 | 1    | socks | those that were passed are for process 4712, and this is 4711",
                "4711 | x    | socks | LISTEN_FDS is 'x'",
                "4711 | -1   | socks | LISTEN_FDS is '-1'",
                "4711 | 9999 | socks | LISTEN_FDS is '9999'",
                "4711 | 1    | other | those that were passed are called 'other'",
                "4711 | 0    | socks | those that were passed are called 'socks'",
            })
    void aSocketThatWasNotPassedIsNamed(String pid, String count, String names, String message) {
        assertThatIOException()
                .isThrownBy(() -> sockets(pid, count, names).take("socks"))
                .withMessage(
                        "no socket 'socks': " + message + " (expected: a .socket unit with FileDescriptorName=socks)");
    }

    @Test
    void twoOfOneNameAreTooMany() {
        assertThatIOException()
                .isThrownBy(() -> sockets("4711", "2", "socks:socks").take("socks"))
                .withMessage("socket 'socks': 2 were passed by that name (expected: one, for one listener)");
    }

    @Test
    void whatIsNoListeningSocketIsRefused() {
        // Descriptor 3 of this process is a file: the machine's own modules.
        assertThatIOException()
                .isThrownBy(() -> sockets("4711", "1", "socks").take("socks"))
                .withMessageStartingWith("socket 'socks': descriptor 3 is no ");
    }

    @Test
    void thoseThatNobodyTakesAreLeft() {
        assertThat(sockets("4711", "3", "a:b").left()).containsExactly("a", "b", "unknown");
        assertThat(InheritedSockets.of(Map.of(), PID).left()).isEmpty();
    }
}
