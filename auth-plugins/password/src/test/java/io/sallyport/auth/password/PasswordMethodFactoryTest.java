package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.auth.QueueingExecutor;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordMethodFactoryTest {
    @TempDir
    private Path folder;

    @Test
    void givesTheMemoryBackWhenTheMethodIsClosed() throws Exception {
        PasswordMethodFactory factory = new PasswordMethodFactory(new MemoryBudget(2 * 65_536));
        PasswordConfig config = config(Files.writeString(folder.resolve("users.yaml"), ""));
        AuthenticationMethod first = factory.create(config, context());
        assertThatThrownBy(() -> factory.create(config, context())).isInstanceOf(ConfigurationException.class);

        first.close();

        assertThatCode(() -> factory.create(config, context()).close()).doesNotThrowAnyException();
    }

    @Test
    void keepsNoMemoryForAMethodThatItDidNotMake() throws Exception {
        PasswordMethodFactory factory = new PasswordMethodFactory(new MemoryBudget(2 * 65_536));
        Path users = Files.writeString(folder.resolve("users.yaml"), "!mistake");
        assertThatThrownBy(() -> factory.create(config(users), context())).isInstanceOf(ConfigurationException.class);
        Files.writeString(users, "");

        assertThatCode(() -> factory.create(config(users), context()).close()).doesNotThrowAnyException();
    }

    @Test
    void allFactoriesOfAProcessShareOneBudget() {
        assertThat(MemoryBudget.ofTheProcess()).isSameAs(MemoryBudget.ofTheProcess());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0;1;65536;max-concurrent-hashes: 0 (expected: 1 to 64)",
                "65;0;1;65536;max-concurrent-hashes: 65 (expected: 1 to 64)",
                "1;-1;1;65536;max-waiting: -1 (expected: 0 to 10000)",
                "1;10001;1;65536;max-waiting: 10001 (expected: 0 to 10000)",
                "1;0;0;65536;max-waiting-per-source: 0 (expected: 1 to 10000)",
                "1;0;10001;65536;max-waiting-per-source: 10001 (expected: 1 to 10000)",
                "1;0;1;7167;max-memory-per-hash-kib: 7167 (expected: 7168 to 1048576)",
                "1;0;1;1048577;max-memory-per-hash-kib: 1048577 (expected: 7168 to 1048576)"
            })
    void refusesSettingsOutOfRange(int hashes, int waiting, int perSource, int memory, String message) {
        assertThatThrownBy(() -> new PasswordConfig(folder, hashes, waiting, perSource, memory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theMethodIsAsHealthyAsItsFile() throws Exception {
        QueueingExecutor executor = new QueueingExecutor();
        SettableClock clock = new SettableClock();
        Path users = Files.writeString(folder.resolve("users.yaml"), "");
        PluginContext context = new PluginContext("password", executor, clock, new FakeFiles());
        try (AuthenticationMethod method = new PasswordMethodFactory().create(config(users), context)) {
            assertThat(method.health()).isEqualTo(Health.UP);

            Files.writeString(users, "!nobody\n");
            Files.setLastModifiedTime(users, FileTime.from(clock.instant()));
            clock.advance(Duration.ofSeconds(1));
            assertThat(method.health()).isEqualTo(Health.UP);
            executor.runAll();

            assertThat(method.health()).isEqualTo(new Health.Degraded(UsersFile.BROKEN));
        }
    }

    @Test
    void passesOnWhereTheMistakesOfTheFileAre() throws Exception {
        Path users = Files.writeString(folder.resolve("users.yaml"), "alice\n!mistake\n");

        assertThatThrownBy(() -> new PasswordMethodFactory().create(config(users), context()))
                .asInstanceOf(type(ConfigurationException.class))
                .extracting(ConfigurationException::problems, list(Problem.class))
                .singleElement()
                .hasToString(users + ":2:1: (file): mistake (expected: none)");
    }

    private static PasswordConfig config(Path users) {
        return new PasswordConfig(users, 1, 0, 1, 65_536);
    }

    private static PluginContext context() {
        return new PluginContext("password", new QueueingExecutor(), new SettableClock(), new FakeFiles());
    }
}
