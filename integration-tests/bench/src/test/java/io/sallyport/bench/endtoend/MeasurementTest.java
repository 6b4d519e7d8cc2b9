package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static Measurement of(String output) {
        return new Measurement("connect", "Dante", Measurement.parse(output));
    }

    @Test
    void takesTheLastLineOfAGenerator() {
        Measurement measurement = of("{\"conn_s\":1}\n{\"conn_s\":936.5,\"proxy\":\"direct\"}\n");

        assertThat(measurement.number("conn_s")).hasValue(936.5);
        assertThat(measurement.error()).isEmpty();
    }

    @Test
    void hasNoNumberWhereThereIsNoneOrText() {
        assertThat(of("{\"proxy\":\"direct\"}").number("proxy")).isEmpty();
        assertThat(of("{}").number("conn_s")).isEmpty();
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> of("[1]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("Segmentation fault")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void standsInTheRawFiguresWithItsNames() {
        assertThat(of("{\"conn_s\":1.5}").line(2))
                .isEqualTo("{\"name\":\"connect\",\"contestant\":\"Dante\",\"round\":2,\"conn_s\":1.5}");
        assertThat(Measurement.failed("udp", "microsocks", "no \"UDP\"").line(1))
                .isEqualTo("{\"name\":\"udp\",\"contestant\":\"microsocks\",\"round\":1,\"error\":\"no \\\"UDP\\\"\"}");
    }
}
