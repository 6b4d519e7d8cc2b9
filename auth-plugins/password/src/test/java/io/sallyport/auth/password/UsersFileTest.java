package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.QueueingExecutor;
import io.sallyport.core.spi.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private Path path;
    private UsersFile file;

    @BeforeEach
    void open() throws Exception {
        path = folder.resolve("users.yaml");
        write("alice");
        file = UsersFile.open(path, 65_536, clock);
    }

    @Test
    void knowsWhatTheFileSays() {
        assertThat(file.current().find("alice")).isPresent();
        assertThat(file.current().find("bob")).isEmpty();
        assertThat(file.health()).isEqualTo(Health.UP);
    }

    @Test
    void takesAChangeOverWithoutARestart() throws Exception {
        write("bob");
        clock.advance(A_SECOND);

        assertThat(file.current().find("bob")).isPresent();
        assertThat(file.current().find("alice")).isEmpty();
    }

    @Test
    void takesAFileOverThatWasMovedIntoItsPlaceWithTheSameSizeAndTime() throws Exception {
        Path other = folder.resolve("new.yaml");
        Files.writeString(other, entry("carol"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
        clock.advance(A_SECOND);

        assertThat(file.current().find("carol")).isPresent();
    }

    @Test
    void looksNotMoreThanOnceASecond() throws Exception {
        write("bob");
        clock.advance(Duration.ofMillis(999));

        assertThat(file.current().find("bob")).isEmpty();
    }

    @Test
    void looksWhenTheClockWasSetBack() throws Exception {
        write("bob");
        clock.advance(Duration.ofHours(-1));

        assertThat(file.current().find("bob")).isPresent();
    }

    @Test
    void doesNotReadAFileThatHasNotChanged() {
        Users before = file.current();
        clock.advance(A_SECOND);

        assertThat(file.current()).isSameAs(before);
    }

    @Test
    void keepsTheUsersWhenTheNewFileHasAMistake() throws Exception {
        breakIt();

        assertThat(file.current().find("alice")).isPresent();
        assertThat(file.health()).isEqualTo(new Health.Down(UsersFile.BROKEN));
    }

    @Test
    void keepsTheUsersWhenTheFileIsGone() throws Exception {
        Files.delete(path);
        clock.advance(A_SECOND);

        assertThat(file.current().find("alice")).isPresent();
        assertThat(file.health()).isEqualTo(new Health.Down(UsersFile.BROKEN));
    }

    @Test
    void isWellAgainWhenTheFileIsRight() throws Exception {
        breakIt();
        write("bob");
        clock.advance(A_SECOND);

        assertThat(file.current().find("bob")).isPresent();
        assertThat(file.health()).isEqualTo(Health.UP);
    }

    @Test
    void isWellAgainWhenTheSameFileIsBack() throws Exception {
        Path aside = folder.resolve("aside.yaml");
        Files.move(path, aside);
        clock.advance(A_SECOND);
        assertThat(file.current().find("alice")).isPresent();

        Files.move(aside, path);
        clock.advance(A_SECOND);

        assertThat(file.current().find("alice")).isPresent();
        assertThat(file.health()).isEqualTo(Health.UP);
    }

    @Test
    void looksInTheBackgroundWhenItsHealthIsAsked() throws Exception {
        QueueingExecutor executor = new QueueingExecutor();
        write("bob: nothing");
        clock.advance(A_SECOND);

        file.checkSoon(executor);
        assertThat(file.health()).isEqualTo(Health.UP);
        executor.runAll();

        assertThat(file.health()).isEqualTo(new Health.Down(UsersFile.BROKEN));
    }

    @Test
    void leavesAFullExecutorAlone() {
        QueueingExecutor full = new QueueingExecutor();
        full.becomeFull();
        clock.advance(A_SECOND);

        file.checkSoon(full);

        assertThat(full.rejected()).isEqualTo(1);
    }

    @Test
    void doesNotOpenWithoutAFile() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> UsersFile.open(missing, 65_536, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("users-file: " + missing + ":1:1: (file): no such file (expected: a users file)"
                        + " (expected: a users file without mistakes)");
    }

    private void breakIt() throws IOException {
        write("bob: nothing");
        clock.advance(A_SECOND);
        assertThat(file.current().find("bob")).isEmpty();
    }

    private void write(String name) throws IOException {
        Files.writeString(path, entry(name));
    }

    private static String entry(String name) {
        return "users:\n  " + name + ":\n    password: " + TestHashes.BCRYPT + "\n";
    }
}
