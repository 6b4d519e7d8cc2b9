package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.gssapi.config.NameRule;
import io.sallyport.core.spi.config.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"$2", "$", "a\\", "$12", "${name}"})
    void replacementThatNamesNoGroupIsAMistake(String replacement) {
        assertThatThrownBy(() -> new NameRule("(a)", replacement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replacement: '" + replacement + "' (expected: $0 to $1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(a)\\1", "(?=a)"})
    void patternThatTakesMoreThanLinearTimeOrIsNoneIsAMistake(String pattern) {
        assertThatThrownBy(() -> new NameRule(pattern, "$0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a regular expression of RE2");
    }

    @Test
    void evilPatternTakesNoTime() {
        assertThat(new NameRule("(a|a)*(a*)*b", "$0").map("a".repeat(500))).isEmpty();
    }

    @Test
    void ruleForARealmThatIsNotListedIsAMistake() {
        Settings settings = new Settings(folder.resolve("keytab"));
        settings.realms = List.of("A.TEST");
        settings.rules = Map.of("B.TEST", new NameRule("a", "$0"));

        assertThatThrownBy(settings::config).hasMessage("names.rules: B.TEST (expected: one of realms, [A.TEST])");
    }

    @Test
    void noEnctypeIsAMistake() {
        Settings settings = new Settings(folder.resolve("keytab"));
        settings.enctypes = Set.of();

        assertThatThrownBy(settings::config).hasMessage("enctypes: [] (expected: at least one)");
    }

    @Test
    void clientsThatNeedProtectNothingAreAMistake() {
        Settings settings = new Settings(folder.resolve("keytab"));
        settings.nec = true;
        settings.none = true;

        assertThatThrownBy(settings::config)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("accept-nec: true, with accept-protection-none: true (expected: not both");
    }

    @Test
    void nativeGssApiIsAMistake() throws Exception {
        Settings settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
        System.setProperty("sun.security.jgss.native", "true");
        try {
            assertThatThrownBy(() -> new Gateway(settings))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("sun.security.jgss.native");
        } finally {
            System.clearProperty("sun.security.jgss.native");
        }
    }

    @Test
    void clientIsRefusedWhenTheBlockingExecutorIsFull() throws Exception {
        Settings settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
        try (Gateway gateway = new Gateway(settings, Clock.systemUTC(), work -> {
            throw new RejectedExecutionException();
        })) {
            assertThat(Gateway.reason(
                            Gateway.send(gateway.begin(), Client.of(new Forge()).firstMessage())))
                    .isEqualTo("gss-overloaded");
        }
    }
}
