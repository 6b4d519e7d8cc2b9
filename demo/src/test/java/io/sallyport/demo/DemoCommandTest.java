package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysWhatItDoes() {
        assertThat(run("--help")).isEqualTo(PluginCommand.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port N");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port 65536", "--port -1", "--ports 1", "1080"})
    void refusesOtherArguments(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(PluginCommand.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("expected:", "Usage: demo");
    }

    private int run(String... arguments) {
        return new DemoCommand()
                .run(List.of(arguments), new CommandIo(InputStream.nullInputStream(), print(out), print(err)));
    }

    private static PrintStream print(ByteArrayOutputStream octets) {
        return new PrintStream(octets, true, StandardCharsets.UTF_8);
    }
}
