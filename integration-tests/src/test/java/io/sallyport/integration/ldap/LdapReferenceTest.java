package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.gateway.config.ConfigurationReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LdapReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final String BEGIN = "from the plugin's configuration records. -->\n";
    private static final String END = "<!-- End of what LdapReferenceTest generates. -->";
    private static final String WRITE = "sallyport.docs.write";

    private static String reference() {
        return ConfigurationReference.of(LdapConfig.class).replace("### The file", "### The method itself");
    }

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        String written = Files.readString(DOCUMENT);
        String upToDate = written.substring(0, written.indexOf(BEGIN) + BEGIN.length()) + "\n"
                + reference().stripTrailing() + "\n\n" + written.substring(written.indexOf(END));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, upToDate);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("run: mvn -pl integration-tests -am test -Dtest=LdapReferenceTest -D" + WRITE + "=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(upToDate);
    }

    @Test
    void explainsEveryKey() {
        assertThat(reference()).doesNotContain("|  |");
    }
}
