package io.sallyport.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.plugin.ReservedCommands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class CommandNamesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                RunCommand.class,
                CheckCommand.class,
                QuickstartCommand.class,
                PolicyCommand.class,
                ReadyCommand.class,
                LocksCommand.class,
                UnlockCommand.class,
                ForgiveCommand.class
            })
    void arentTakenByPlugins(Class<?> command) {
        assertThat(ReservedCommands.NAMES)
                .contains(command.getAnnotation(Command.class).name());
    }
}
