package io.sallyport.gateway.run;

import static io.sallyport.gateway.config.ConfigurationTexts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.gateway.control.ControlRequest;
import io.sallyport.gateway.control.ControlRequest.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlQuestionTest {
    private static final ControlRequest LOCKS = ControlRequest.of(Verb.LOCKS, Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void saysThatThereIsNoSocket() throws IOException {
        Path file = write(folder, "");
        UnusableConfigurationException refused =
                catchThrowableOfType(UnusableConfigurationException.class, () -> ControlQuestion.ask(file, LOCKS));

        assertThat(refused.messages())
                .containsExactly(file + ":1:1: control: the gateway takes no commands (expected: control: {unix:"
                        + " /run/sallyport/control.sock}, and a start of the gateway with it)");
    }

    @Test
    void asksBesideTheConfiguration() throws IOException {
        Path file = write(folder, "control: {unix: c.sock}");

        assertThatThrownBy(() -> ControlQuestion.ask(file, LOCKS))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no gateway answers at unix:" + folder.resolve("c.sock") + ": ");
    }
}
