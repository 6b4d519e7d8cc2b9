package io.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.gateway.yaml.Surroundings;
import io.sallyport.gateway.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final String MARK = "do not edit below this line. -->\n";
    private static final String WRITE = "sallyport.docs.write";

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        String written = Files.readString(DOCUMENT);
        String upToDate = written.substring(0, written.indexOf(MARK) + MARK.length()) + "\n"
                + ConfigurationReference.of(GatewayConfiguration.class).stripTrailing() + "\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, upToDate);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("run: mvn -pl gateway -am test -Dtest=ConfigurationReferenceTest -D" + WRITE + "=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(upToDate);
    }

    @Test
    void hasAnExampleThatCanBeUsed() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        String example = document.substring(start, document.indexOf("```", start));

        Binding<GatewayConfiguration> binding = new RecordBinder(Surroundings.of(DOCUMENT))
                .bind(YamlReader.read("example", example), "example", GatewayConfiguration.class);

        assertThat(binding.problems()).isEmpty();
    }

    @Test
    void explainsEveryKey() {
        assertThat(ConfigurationReference.of(GatewayConfiguration.class)).doesNotContain("|  |");
    }

    @Test
    void lastsThroughEveryBarOfATable() {
        assertThat(ConfigurationReference.of(Barred.class)).contains("`a` | text | **required** | x\\|y |");
    }

    record Barred(
            @io.sallyport.core.spi.config.Setting(doc = "x|y")
            String a) {}
}
