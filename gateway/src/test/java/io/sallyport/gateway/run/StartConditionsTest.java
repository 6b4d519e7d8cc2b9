package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartConditionsTest {
    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithWhatIsThere() throws IOException {
        assertThat(problems("runtime: {transport: epoll}", true)).isEmpty();
    }

    @Test
    void takesWhatThereIsForAuto() throws IOException {
        assertThat(problems("runtime: {transport: auto}", false)).isEmpty();
    }

    @Test
    void namesATransportThatIsNotThere() throws IOException {
        assertThat(problems("runtime: {transport: epoll}", false))
                .singleElement()
                .hasToString(folder.resolve("f.yaml") + ":3:10: runtime.transport: 'epoll' is not there on this"
                        + " machine (expected: auto or nio)");
    }

    @Test
    void namesAnAuditFileThatCannotBeWritten() throws IOException {
        assertThat(problems("audit: {file: .}", true))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("f.yaml") + ":3:8: audit.file: cannot be written: ")
                .endsWith("(expected: a file that can be appended to)");
    }

    @Test
    void saysHowManyOpenFilesAssociationsNeed() throws IOException {
        long few = 200;
        assertThat(new DescriptorNeeds(configuration("udp: {associations: 100}")).problem(few))
                .get()
                .hasToString(folder.resolve("f.yaml") + ":3:6: udp.associations: 858 open files are needed: 600 for"
                        + " 100 associations, 256 for look-ups of their names, 0 for BIND, 2 for listeners, 0 for programs, 0 for admin, 0 for control; this process may open"
                        + " 200 more (expected: fewer, or a greater limit on open files (ulimit -n, LimitNOFILE))");
        assertThat(new DescriptorNeeds(configuration("bind: {listeners: 140}")).problem(few))
                .get()
                .asString()
                .contains(":3:7: bind.listeners: 142 open files are needed");
        assertThat(new DescriptorNeeds(configuration("icmp: {ping: /bin/true, programs: 50}")).problem(few))
                .get()
                .asString()
                .contains(":3:7: icmp.programs: 202 open files are needed")
                .contains("200 for programs");
        assertThat(new DescriptorNeeds(configuration("udp: {associations: 100}")).problem(1000))
                .isEmpty();
        assertThat(new DescriptorNeeds(configuration("")).problem(0)).isEmpty();
    }

    @Test
    void namesAUserTimeoutThatTheTransportDoesNotHave() throws IOException {
        assertThat(problems("tcp: {user-timeout: 30s}", true)).isEmpty();
        assertThat(problems("tcp: {user-timeout: 30s}", false))
                .singleElement()
                .hasToString(
                        folder.resolve("f.yaml") + ":3:6: tcp.user-timeout: the transport is not epoll (expected: 0s)");
    }

    @Test
    void namesAUnixSocketThatTheTransportDoesNotHave() throws IOException {
        String listener = "runtime: {transport: nio}\nlisteners: {local: {unix: /run/s}}";

        assertThat(problemsOf("methods: {none: {}}\n" + listener, true))
                .singleElement()
                .asString()
                .endsWith(
                        "listeners: one of them is no address but unix or socket, and the transport is not epoll (expected: a"
                                + " machine with epoll, or no such listener)");
    }

    @Test
    void namesAListenerForIpv6OnlyThatTheTransportDoesNotHave() throws IOException {
        String listener = "runtime: {transport: nio}\nlisteners: {six: {address: '[::]:1080', ipv6-only: true}}";

        assertThat(problemsOf("methods: {none: {}}\n" + listener, true))
                .singleElement()
                .asString()
                .contains("ipv6-only", "not epoll");
    }

    private List<Problem> problems(String line, boolean hasEpoll) throws IOException {
        return problemsOf("listeners: {local: {address: '127.0.0.1:0'}}\nmethods: {none: {}}\n" + line, hasEpoll);
    }

    private List<Problem> problemsOf(String text, boolean hasEpoll) throws IOException {
        return new StartConditions(transport -> hasEpoll).problems(configurationOf(text));
    }

    private GatewayConfiguration configuration(String line) throws IOException {
        return configurationOf("listeners: {local: {address: '127.0.0.1:0'}}\nmethods: {none: {}}\n" + line
                + "\nruntime: {event-loops: 2}");
    }

    private GatewayConfiguration configurationOf(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("f.yaml"), text);
        return ((Bound<GatewayConfiguration>) GatewayConfiguration.load(file)).value();
    }
}
