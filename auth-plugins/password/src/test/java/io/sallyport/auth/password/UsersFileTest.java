package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.QueueingExecutor;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final FakeFiles files = new FakeFiles();
    private final SettableClock clock = new SettableClock();
    private Path path;
    private UsersFile file;

    @BeforeEach
    void openTheFile() throws Exception {
        path = folder.resolve("users.yaml");
        write("alice");
        clock.advance(A_SECOND);
        file = open(path);
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
        Files.writeString(other, "carol");
        assertThat(Files.size(other)).isEqualTo(Files.size(path));
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
        assertThat(file.current().find("bob")).isEmpty();
        clock.advance(A_SECOND);

        assertThat(file.current().find("bob")).isPresent();
    }

    @Test
    void leavesAFileAloneThatWasJustWritten() throws Exception {
        clock.advance(Duration.ofMillis(500));
        write("bob");
        clock.advance(Duration.ofMillis(999));

        assertThat(file.current().find("bob")).isEmpty();
        assertThat(file.health()).isEqualTo(Health.UP);
    }

    @Test
    void takesAFileThatIsWrittenNoMoreAtTheNextLook() throws Exception {
        leavesAFileAloneThatWasJustWritten();
        clock.advance(A_SECOND);

        assertThat(file.current().find("bob")).isPresent();
    }

    @Test
    void doesNotEnableAUserByTheBeginningOfAFileThatIsBeingWritten() throws Exception {
        write("mallory");
        clock.advance(A_SECOND);
        files.whileReading(() -> write("-mallory"));

        assertThat(file.current().find("mallory")).isEmpty();
        assertThat(file.current().find("alice")).isPresent();

        clock.advance(A_SECOND);
        assertThat(file.current().find("mallory")).map(User::disabled).contains(true);
    }

    @Test
    void doesNotComplainOfAFileThatChangesWhileItIsRead() throws Exception {
        write("!half an entry");
        clock.advance(A_SECOND);
        files.whileReading(() -> write("bob"));

        assertThat(file.current().find("alice")).isPresent();
        assertThat(file.health()).isEqualTo(Health.UP);
    }

    @Test
    void doesNotOpenAFileThatChangesWhileItIsRead() {
        files.whileReading(() -> write("alice\nbob"));

        assertThatThrownBy(() -> open(path))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("users-file: " + path + " changed while it was read"
                        + " (expected: a file that is replaced by renaming a new one)");
    }

    @Test
    void readsAFileAgainThatWasJustWrittenWhenItWasOpened() throws Exception {
        write("bob");
        UsersFile young = open(path);
        FileTime written = Files.getLastModifiedTime(path);
        Files.writeString(path, "eve");
        Files.setLastModifiedTime(path, written);
        clock.advance(A_SECOND);

        assertThat(young.current().find("eve")).isPresent();
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
        assertThat(file.health()).isEqualTo(new Health.Degraded(UsersFile.BROKEN));
    }

    @Test
    void keepsTheUsersWhenTheFileIsGone() throws Exception {
        Files.delete(path);
        clock.advance(A_SECOND);

        assertThat(file.current().find("alice")).isPresent();
        assertThat(file.health()).isEqualTo(new Health.Degraded(UsersFile.BROKEN));
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
        write("!nothing");
        clock.advance(A_SECOND);

        file.checkSoon(executor);
        assertThat(file.health()).isEqualTo(Health.UP);
        executor.runAll();

        assertThat(file.health()).isEqualTo(new Health.Degraded(UsersFile.BROKEN));
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
    void readsABrokenFileAgainAfterAWhileAlthoughItLooksAsBefore() throws Exception {
        files.fail(true);
        write("bob");
        clock.advance(A_SECOND);
        assertThat(file.current().find("bob")).isEmpty();

        files.fail(false);
        clock.advance(Duration.ofSeconds(9));
        assertThat(file.current().find("bob")).isEmpty();
        clock.advance(A_SECOND);
        assertThat(file.current().find("bob")).isPresent();
        assertThat(file.health()).isEqualTo(Health.UP);
    }

    @Test
    void doesNotReadABrokenFileAtEveryLook() throws Exception {
        breakIt();
        int reads = files.reads();
        clock.advance(A_SECOND);

        assertThat(file.current().find("alice")).isPresent();
        assertThat(files.reads()).isEqualTo(reads);
    }

    @Test
    void doesNotOpenWithoutAFile() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(missing + ":1:1: (file): cannot be read (expected: a file)");
    }

    private UsersFile open(Path path) throws ConfigurationException {
        return new UsersFile(path, new UsersReader(files, 65_536), clock);
    }

    private void breakIt() throws IOException {
        write("!nothing");
        clock.advance(A_SECOND);
        assertThat(file.current().find("bob")).isEmpty();
    }

    private void write(String name) throws IOException {
        Files.writeString(path, name);
        Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
    }
}
