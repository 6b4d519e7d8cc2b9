package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void isTheMiddleOne() {
        assertThat(Median.of(DoubleStream.of(9, 1, 4))).hasValue(4);
        assertThat(Median.of(DoubleStream.of(7))).hasValue(7);
    }

    @Test
    void isBetweenTheTwoInTheMiddle() {
        assertThat(Median.of(DoubleStream.of(1, 9, 4, 5))).hasValue(4.5);
    }

    @Test
    void isNothingOfNothing() {
        assertThat(Median.of(DoubleStream.empty())).isEmpty();
    }
}
