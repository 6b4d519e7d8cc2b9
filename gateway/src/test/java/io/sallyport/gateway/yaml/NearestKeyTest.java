package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestKeyTest {
    private static final List<String> KNOWN = List.of("listeners", "limits", "queue-length", "socks4");

    @ParameterizedTest
    @CsvSource({
        "listner, listeners",
        "Listeners, listeners",
        "limit, limits",
        "queue_length, queue-length",
        "queueLength, queue-length",
        "socks5, socks4",
        "colour, ''",
        "x, ''"
    })
    void guessesTheKeyThatWasMeant(String written, String near) {
        assertThat(NearestKey.to(written, KNOWN).orElse("")).isEqualTo(near);
    }
}
