package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {

    @ParameterizedTest
    @CsvSource({
        "10000, 1048576, 10000",
        "10000, 1024, 448",
        "10000, 256, 88",
        "50, 256, 50",
        "10000, 66, 1",
        "10000, 64, 1",
        "10000, 0, 1",
        "10000, -1, 1",
        "2147483647, 9223372036854775807, 2147483647",
    })
    void allowsTwoDescriptorsForEachSessionBesidesTheReserve(int configured, long free, int cap) {
        assertThat(Descriptors.cap(configured, 0, free)).isEqualTo(cap);
    }

    @ParameterizedTest
    @CsvSource({"10000, 4256, 6000, 712", "10000, 4256, 4000, 1", "10, 4256, 100000, 10"})
    void leavesToOthersWhatTheyMayNeed(int configured, long others, long free, int cap) {
        assertThat(Descriptors.cap(configured, others, free)).isEqualTo(cap);
    }

    @Test
    void saysWhetherOthersLeaveAnything() {
        assertThat(Descriptors.leavesOne(100, 166)).isTrue();
        assertThat(Descriptors.leavesOne(100, 165)).isFalse();
        assertThat(Descriptors.free()).isPositive();
    }
}
