package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Binding.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramCheckTest {
    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithAProgram() throws IOException {
        assertThat(problems(program("rwxr-xr-x"))).isEmpty();
    }

    @Test
    void followsALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), program("rwxr-xr-x"));

        assertThat(problems(link)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rw-r--r--, no program that this process may run",
        "rwxrwxr-x, everybody or a group may write to it",
        "rwxr-xrwx, everybody or a group may write to it",
    })
    void namesAProgramThatIsNoneOrIsOpenToOthers(String permissions, String problem) throws IOException {
        assertThat(problems(program(permissions)))
                .singleElement()
                .asString()
                .contains(":3:7: icmp.traceroute: ")
                .contains(problem)
                .endsWith("(expected: a program such as /usr/sbin/traceroute (Debian's package traceroute))");
    }

    @Test
    void namesAFolderOnTheWayThatOthersMayWriteTo() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path program = Files.writeString(open.resolve("program"), "");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path link = Files.createSymbolicLink(open.resolve("link"), program("rwxr-xr-x"));
        assertThat(problems(program)).isEmpty();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThat(problems(program))
                .singleElement()
                .asString()
                .contains(program + ": everybody or a group may write to " + open);
        assertThat(problems(link)).singleElement().asString().contains("everybody or a group may write to " + open);
        Files.setAttribute(open, "unix:mode", 01777);
        assertThat(problems(program)).isEmpty();
    }

    @Test
    void namesAProgramOfSomebodyElse() throws IOException {
        Path program = program("rwxr-xr-x");
        if ((int) Files.getAttribute(program, "unix:uid") == 0) {
            Files.setAttribute(program, "unix:uid", 4242);
        }
        int owner = (int) Files.getAttribute(program, "unix:uid");

        assertThat(new OwnedPath(owner).wrong(program)).isEmpty();
        assertThat(new OwnedPath(owner + 1L).wrong(program))
                .contains(program + ": belongs to user id " + owner + ", neither root nor who runs this");
    }

    @Test
    void aLinkIsFollowedBeforeAnythingRuns() throws IOException {
        Path program = program("rwxr-xr-x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), program);
        GatewayConfiguration configuration =
                ((Bound<GatewayConfiguration>) load("icmp: {traceroute: '" + link + "'}")).value();

        assertThat(configuration.icmp().orElseThrow().settings().programs())
                .containsExactly(Map.entry(Command.TRACEROUTE, program.toRealPath()));
    }

    @Test
    void namesAProgramThatIsNotThere() throws IOException {
        assertThat(problems(folder.resolve("missing")))
                .singleElement()
                .asString()
                .contains("icmp.traceroute: " + folder.resolve("missing") + ": no such file");
    }

    @Test
    void namesAFolder() throws IOException {
        assertThat(problems(folder)).singleElement().asString().contains("no program");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | icmp: ping: missing, and so is traceroute",
                "{ping: /bin/true, count: 0}            | icmp.count: 0",
                "{ping: /bin/true, hops: 65}            | icmp.hops: 65",
                "{ping: /bin/true, timeout: 1s}         | icmp.timeout: 1s",
                "{ping: /bin/true, programs: 1001}      | icmp.programs: 1001",
                "{ping: /bin/true, programs-per-source: 0} | icmp.programs-per-source: 0",
            })
    void namesWhatIsOutOfBounds(String icmp, String problem) throws IOException {
        assertThat(load("icmp: " + icmp).problems()).singleElement().asString().contains(problem);
    }

    private Path program(String permissions) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(permissions));
    }

    private List<String> problems(Path program) throws IOException {
        Binding<GatewayConfiguration> loaded = load("icmp: {traceroute: '" + program + "'}");
        GatewayConfiguration configuration = ((Bound<GatewayConfiguration>) loaded).value();
        return ProgramCheck.problems(configuration.icmp().orElseThrow()).stream()
                .map(Object::toString)
                .toList();
    }

    private Binding<GatewayConfiguration> load(String line) throws IOException {
        return GatewayConfiguration.load(Files.writeString(folder.resolve("f.yaml"), """
                listeners: {local: {address: "127.0.0.1:0"}}
                methods: {none: {}}
                """ + line));
    }
}
