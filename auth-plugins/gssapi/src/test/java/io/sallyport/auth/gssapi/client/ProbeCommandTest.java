package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.command.PluginCommand;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sallyport ping} and {@code sallyport trace}. */
class ProbeCommandTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final String SELECTED = "05 00 ";
    private static final String SUCCEEDED = "05 00 00 01 00 00 00 00 00 00 ";

    private final Running command = new Running();

    @ParameterizedTest
    @CsvSource({
        "ping, '',    05 80 00",
        "ping, -n,    05 80 01",
        "ping, -v,    05 80 02",
        "ping, -n -v, 05 80 03",
        "trace, '',   05 81 00",
        "trace, -n,   05 81 01",
    })
    void asksByTheCommandAndItsFlags(String name, String flags, String beginning) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + SUCCEEDED.strip())) {
            String line = "--via " + via(gateway) + " " + flags + " a.test";

            assertThat(command.command(named(name)).run(line.split(" +"))).isEqualTo(PluginCommand.OK);

            assertThat(HEX.formatHex(gateway.result()))
                    .isEqualTo("05 01 00 " + beginning + " 03 06 61 2e 74 65 73 74 00 00");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,     01 c0 00 02 01",
        "2001:db8::1,   04 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01",
        "[2001:db8::1], 04 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01",
    })
    void sendsAnAddressAsOne(String destination, String octets) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + SUCCEEDED.strip())) {
            command.command(named("ping")).run("--via", via(gateway), destination);

            assertThat(HEX.formatHex(gateway.result())).isEqualTo("05 01 00 05 80 00 " + octets + " 00 00");
        }
    }

    @Test
    void printsWhatComesAndNothingThatMovesACursor() throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + SUCCEEDED + "61 0a 1b 5b 32 4a 80 0d 7f 62 0a")) {
            assertThat(command.command(named("ping")).run("--via", via(gateway), "a.test"))
                    .isEqualTo(PluginCommand.OK);

            assertThat(command.out.toString(StandardCharsets.US_ASCII)).isEqualTo("a\n?[2J???b\n");
        }
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + "05 07 00 01 00 00 00 00 00 00")) {
            assertThat(command.command(named("ping")).run("--via", via(gateway), "a.test"))
                    .isEqualTo(PluginCommand.FAILED);

            assertThat(command.error()).isEqualTo("ping: a.test: command not supported (X'07')\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.test | --via: missing",
                "--via localhost:1 | destination: missing",
                "--via localhost:1 -x a.test | -x: no option",
                "--via localhost:1 -n -n a.test | -n: given twice",
                "--via localhost:1 a.test b.test | destination: given twice",
                "--via localhost:1 fe80::1%lo | fe80::1%lo: no address",
                "--via localhost:1 --level integrity a.test | --level (expected: only with --gssapi)",
            })
    void refusesWrongArguments(String line, String problem) throws Exception {
        assertThat(command.command(named("ping")).run(line.split(" "))).isEqualTo(PluginCommand.USAGE);

        assertThat(command.error()).contains("ping: " + problem).contains("Usage: ping --via");
    }

    @Test
    void connectHasNoFlags() throws Exception {
        assertThat(command.run("--via", "localhost:1", "-n", "a.test:1")).isEqualTo(PluginCommand.USAGE);
    }

    private static PluginCommand named(String name) {
        return name.equals("ping") ? new PingCommand(Map.of()) : new TraceCommand(Map.of());
    }

    private static String via(FakeGateway gateway) {
        return "127.0.0.1:" + gateway.port();
    }
}
