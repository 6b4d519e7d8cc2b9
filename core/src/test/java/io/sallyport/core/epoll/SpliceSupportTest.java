package io.sallyport.core.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.core.server.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpliceSupportTest {
    @ParameterizedTest
    @CsvSource({
        "-1, true",
        "-13, true",
        "-22, true",
        "-38, true",
        "-104, false",
        "-32, false",
        "-107, false",
        "-12, false"
    })
    void tellsARefusalFromABrokenConnection(int error, boolean refusal) {
        assertThat(SpliceSupport.isRefusal(error)).isEqualTo(refusal);
    }

    @Test
    void findsOutWithASocketOfNobodys() {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available");

        assertThat(SpliceSupport.isThere()).isTrue();
    }
}
