package io.sallyport.core.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With programs that every Debian has. */
@Timeout(60)
class SystemProgramsTest {
    private final SystemPrograms programs = new SystemPrograms();

    @Test
    void giveNoEnvironmentButTheirOwn() throws IOException {
        RunningProgram program = programs.start(List.of("/usr/bin/env"));

        assertThat(text(program).lines()).containsExactlyInAnyOrder("LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin");
        assertThat(program.exitStatus()).isZero();
    }

    @Test
    void giveNoInputAndTheFolderOfNobody() throws IOException {
        assertThat(text(programs.start(List.of("/bin/sh", "-c", "cat; pwd")))).isEqualTo("/\n");
    }

    @Test
    void takeNoArgumentForMoreThanOne() throws IOException {
        assertThat(text(programs.start(List.of("/bin/echo", "a b; id $(id)")))).isEqualTo("a b; id $(id)\n");
    }

    @Test
    void readWhatAProgramComplainsOf() throws IOException {
        RunningProgram program = programs.start(List.of("/bin/sh", "-c", "echo no >&2; exit 3"));

        assertThat(text(program)).isEqualTo("no\n");
        assertThat(program.exitStatus()).isEqualTo(3);
    }

    @Test
    void killAProgramWithWhatItHasStarted() throws IOException {
        RunningProgram program = programs.start(List.of("/bin/sh", "-c", "trap '' TERM; sleep 600 & echo $!; wait"));
        byte[] line = new TextLines(program.output()).next();
        long child = Long.parseLong(new String(line, StandardCharsets.US_ASCII).strip());

        program.kill();

        assertThat(program.exitStatus()).isEqualTo(137);
        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
    }

    @Test
    void leaveTheOutputOfAKilledProgramToItsReader() throws IOException {
        RunningProgram program = programs.start(List.of("/bin/sh", "-c", "printf 'one\\ntwo\\n'; exec sleep 600"));
        int first = program.output().read();

        program.kill();

        assertThat((char) first + text(program)).isEqualTo("one\ntwo\n");
        assertThat(program.exitStatus()).isEqualTo(137);
    }

    @Test
    void makeAProgramEndThatHasClosedItsOutput() throws IOException {
        RunningProgram program = programs.start(List.of("/bin/sh", "-c", "exec >&- 2>&-; sleep 600"));

        assertThat(text(program)).isEmpty();
        assertThat(program.exitStatus()).isEqualTo(137);
    }

    @Test
    void sayThatThereIsNoSuchProgram() {
        assertThatIOException().isThrownBy(() -> programs.start(List.of("/no/such/program")));
    }

    private static String text(RunningProgram program) throws IOException {
        return new String(program.output().readAllBytes(), StandardCharsets.UTF_8);
    }
}
