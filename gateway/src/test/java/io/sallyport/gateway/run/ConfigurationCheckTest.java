package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCheckTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeAConfiguration() throws IOException {
        file = Files.writeString(folder.resolve("sallyport.yaml"), """
                listeners: {local: {address: "127.0.0.1:0"}}
                methods: {none: {}}
                plugins: {folder: plugins}
                audit: {file: "."}
                """);
    }

    @Test
    void saysWhatIsWrongWithThePolicyAlthoughThePluginsAreGoneAndTheAuditFileIsAFolder() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "ruels: []\n");

        assertThat(messages())
                .anyMatch(message -> message.contains("audit.file: cannot be written"))
                .anyMatch(message -> message.contains("plugins: cannot be read"))
                .anyMatch(message -> message.contains("ruels: unknown key"));
    }

    @Test
    void printsNoControlCharacterOfAFile() throws IOException {
        Files.writeString(file, "\"\\e[2J\": 1\n");

        assertThat(messages()).anyMatch(message -> message.contains("\\u{1b}[2J"));
        assertThat(String.join("", messages())).doesNotContain("\u001b");
    }

    private java.util.List<String> messages() {
        return catchThrowableOfType(UnusableConfigurationException.class, () -> ConfigurationCheck.check(file))
                .messages();
    }
}
