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
    void namesAUserTimeoutThatTheTransportDoesNotHave() throws IOException {
        assertThat(problems("tcp: {user-timeout: 30s}", true)).isEmpty();
        assertThat(problems("tcp: {user-timeout: 30s}", false))
                .singleElement()
                .hasToString(
                        folder.resolve("f.yaml") + ":3:6: tcp.user-timeout: the transport is not epoll (expected: 0s)");
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
        Path file = Files.writeString(folder.resolve("f.yaml"), text);
        GatewayConfiguration configuration = ((Bound<GatewayConfiguration>) GatewayConfiguration.load(file)).value();
        return new StartConditions(transport -> hasEpoll).problems(configuration);
    }
}
