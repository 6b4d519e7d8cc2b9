package io.sallyport.gateway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.NetUtil;
import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding.Bound;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @TempDir
    private Path temporary;

    @Test
    void makesAUserWithAPasswordThatItTells() throws Exception {
        Optional<String> password = quickstart().prepare(temporary, new EchoPassword());

        assertThat(password).isPresent();
        assertThat(read("conf/users.yaml")).isEqualTo("users:\n  alice: " + password.orElseThrow() + "\n");
    }

    @Test
    void makesAnotherPasswordForAnotherFolder() throws Exception {
        Optional<String> one = new Quickstart(temporary.resolve("one"), 0).prepare(temporary, new EchoPassword());
        Optional<String> other = new Quickstart(temporary.resolve("other"), 0).prepare(temporary, new EchoPassword());

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void makesAConfigurationThatCanBeRead() throws Exception {
        quickstart().prepare(temporary.resolve("a \"folder\" of plug\\ins"), new EchoPassword());

        assertThat(GatewayConfiguration.load(quickstart().configuration()))
                .isInstanceOfSatisfying(
                        Bound.class,
                        bound -> assertThat(((GatewayConfiguration) bound.value())
                                        .plugins()
                                        .folder())
                                .isEqualTo(temporary.resolve("a \"folder\" of plug\\ins")));
    }

    @Test
    void keepsEveryFileThatIsThere() throws Exception {
        quickstart().prepare(temporary, new EchoPassword());
        Files.writeString(folder().resolve("conf/policy.yaml"), "mine");
        Files.delete(quickstart().configuration());

        assertThat(quickstart().prepare(temporary, new EchoPassword())).isEmpty();

        assertThat(read("conf/policy.yaml")).isEqualTo("mine");
        assertThat(quickstart().configuration()).exists();
    }

    @Test
    void makesFilesAndFoldersForThisUserOnly() throws Exception {
        quickstart().prepare(temporary, new EchoPassword());

        assertThat(mode("conf/users.yaml")).isEqualTo("rw-------");
        assertThat(mode("conf/sallyport.yaml")).isEqualTo("rw-------");
        assertThat(mode("conf")).isEqualTo("rwx------");
        assertThat(mode("log")).isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderThatIsALink() throws Exception {
        Files.createSymbolicLink(folder(), temporary);

        assertThatThrownBy(() -> quickstart().prepare(temporary, new EchoPassword()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected: a folder of your own");
    }

    @Test
    void printsCommandsForWhereItListens() {
        InetSocketAddress listening = new InetSocketAddress(NetUtil.LOCALHOST4, 4711);

        assertThat(quickstart().commands(listening, Optional.of("secret")))
                .contains("socks5h://alice:secret@127.0.0.1:4711")
                .contains(folder() + "/log/audit.jsonl");
    }

    @Test
    void saysWhereThePasswordWasTold() {
        InetSocketAddress listening = new InetSocketAddress(NetUtil.LOCALHOST4, 4711);

        assertThat(quickstart().commands(listening, Optional.empty()))
                .contains("alice:PASSWORD@")
                .contains("printed at the first start");
    }

    private Path folder() {
        return temporary.resolve("quickstart");
    }

    private Quickstart quickstart() {
        return new Quickstart(folder(), 1080);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder().resolve(name));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name)));
    }

    /** Makes an entry that shows the password. */
    private static final class EchoPassword implements PluginCommand {
        @Override
        public String name() {
            return "hash-password";
        }

        @Override
        public String summary() {
            return "shows it";
        }

        @Override
        public int run(List<String> arguments, CommandIo io) throws IOException {
            String password = new String(io.in().readAllBytes(), StandardCharsets.UTF_8).strip();
            io.out().print("  " + arguments.get(1) + ": " + password + "\n");
            return OK;
        }
    }
}
