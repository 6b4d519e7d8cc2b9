package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.epoll.Pipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {

    @ParameterizedTest
    @CsvSource({
        "10000, 1048576, 128, 10000",
        "10000, 1024, 32, 448",
        "10000, 256, 8, 88",
        "50, 256, 8, 50",
        "10000, 66, 8, 1",
        "10000, 64, 8, 1",
        "10000, 0, 8, 1",
        "10000, -1, 8, 1",
        "2147483647, 9223372036854775807, 128, 2147483647",
    })
    void allowsTwoDescriptorsForEachSessionBesidesTheReserve(int configured, long free, int pipes, int cap) {
        assertThat(Descriptors.cap(configured, 0, free, pipes)).isEqualTo(cap);
    }

    @ParameterizedTest
    @CsvSource({"10000, 4256, 6000, 712", "10000, 4256, 4000, 1", "10, 4256, 100000, 10"})
    void leavesToOthersWhatTheyMayNeed(int configured, long others, long free, int cap) {
        assertThat(Descriptors.cap(configured, others, free, 128)).isEqualTo(cap);
    }

    /** As many as there may be, and not as many as there might be if the process could open no more than it can now. */
    @Test
    void leavesWhatThePipesMayTake() {
        long free = 1000 + 2L * Pipes.allowed();

        assertThat(Descriptors.cap(10_000, 0, free)).isEqualTo((1000 - Descriptors.RESERVE) / 2);
    }

    /** What the sessions may come to need is theirs, and half of the reserve is everybody's. */
    @ParameterizedTest
    @CsvSource({
        "118, 0, 308, 4, 32",
        "118, 0, 400, 4, 124",
        "100, 100, 200, 4, 32",
        "1, 0, 9223372036854775807, 4, 2147483647"
    })
    void allowsParallelAttemptsInHalfOfTheReserveAndInWhatIsUnused(
            int sessions, long others, long free, int pipes, int attempts) {
        assertThat(Descriptors.parallelAttempts(sessions, others, free, pipes)).isEqualTo(attempts);
    }

    @Test
    void saysWhetherOthersLeaveAnything() {
        assertThat(Descriptors.leavesOne(100, 166)).isTrue();
        assertThat(Descriptors.leavesOne(100, 165)).isFalse();
        assertThat(Descriptors.free()).isPositive();
    }
}
