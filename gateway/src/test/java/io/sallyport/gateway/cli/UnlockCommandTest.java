package io.sallyport.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class UnlockCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"--others", "--source", "--source=192.0.2.7", "--help", "-h", "-rf", "--", "-"})
    void takesANameAfterTheEndOfOptions(String name) {
        CommandLine line = new CommandLine(new UnlockCommand()).setUnmatchedArgumentsAllowed(false);

        ParseResult parsed = line.parseArgs("--source", "198.51.100.7", "--", name);

        assertThat(parsed.matchedPositional(0).originalStringValues()).containsExactly(name);
        assertThat(parsed.matchedOptions())
                .extracting(CommandLine.Model.OptionSpec::longestName)
                .containsExactly("--source");
    }
}
