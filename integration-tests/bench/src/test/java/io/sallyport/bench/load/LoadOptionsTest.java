package io.sallyport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadOptionsTest {
    private static LoadOptions parse(String line) {
        return LoadOptions.parse(List.of(line.split(" ")));
    }

    @Test
    void areThoseOfSocksbench() {
        LoadOptions options = parse("throughput --conns 2 --dir up --proxy 127.0.0.1:1080 --pid 7 --json"
                + " --auth gssapi:rcmd@localhost:2");

        assertThat(options.number("--conns")).isEqualTo(2);
        assertThat(options.proxy().getPort()).isEqualTo(1080);
        assertThat(options.pids()).containsExactly(7L);
        assertThat(options.gssapi()).contains(List.of("rcmd@localhost", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slow --direct",
                "connect",
                "connect --direct --proxy 127.0.0.1:1080",
                "connect --direct --tls x",
                "connect --direct --conns"
            })
    void refuseWhatItCannotDo(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseAProxyElsewhere() {
        assertThatThrownBy(() -> parse("connect --proxy 192.0.2.1:1080").proxy())
                .hasMessageContaining("not on loopback");
    }
}
