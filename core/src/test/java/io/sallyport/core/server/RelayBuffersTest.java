package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayBuffersTest {
    private static final long MIB = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({"10000, 2048, 10000", "10000, 512, 2867", "10000, 1, 5", "10, 512, 10", "10000, 0, 1"})
    void takesNoMoreClientsThanCanStallAtOnce(int configured, long directMebibytes, int cap) {
        assertThat(RelayBuffers.cap(configured, directMebibytes * MIB, false)).isEqualTo(cap);
    }

    @Test
    void takesFewerWhereSessionsAreEncapsulated() {
        assertThat(RelayBuffers.cap(10_000, 512 * MIB, true)).isEqualTo(1146);
    }

    @ParameterizedTest
    @CsvSource({"2048, 218", "512, 54", "1, 0"})
    void letsFewReadMoreAtOnce(int directMebibytes, int places) {
        assertThat(RelayBuffers.largeReads(directMebibytes * MIB)).isEqualTo(places);
    }

    @Test
    void knowsTheMemoryOfThisProcess() {
        assertThat(RelayBuffers.cap(Integer.MAX_VALUE, false)).isBetween(1, Integer.MAX_VALUE - 1);
    }
}
