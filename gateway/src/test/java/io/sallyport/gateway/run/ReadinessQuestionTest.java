package io.sallyport.gateway.run;

import static io.sallyport.gateway.config.ConfigurationTexts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.gateway.admin.AdminServer;
import io.sallyport.gateway.admin.Report;
import io.sallyport.gateway.admin.Status;
import io.sallyport.gateway.run.ReadinessQuestion.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessQuestionTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"UP, true", "DEGRADED, true", "DOWN, false"})
    void asksWhereTheConfigurationSays(Status status, boolean isReady) throws Exception {
        try (AdminServer server = AdminServer.start(ANY_PORT, () -> new Report(status, List.of()))) {
            int port = server.address().getPort();

            Answer answer = ReadinessQuestion.ask(write(folder, "admin: {address: '127.0.0.1:" + port + "'}"));

            assertThat(answer.isReady()).isEqualTo(isReady);
            assertThat(answer.body()).startsWith("{\"status\":").endsWith("\"components\":[]}");
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThatThrownBy(() -> ReadinessQuestion.ask(write(folder, "admin: {address: '127.0.0.1:" + port + "'}")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("nobody answers at 127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin: {address: '127.0.0.1:0'}"})
    void saysThatThereIsNoAddress(String admin) {
        UnusableConfigurationException refused = catchThrowableOfType(
                UnusableConfigurationException.class, () -> ReadinessQuestion.ask(write(folder, admin)));

        assertThat(refused.messages())
                .containsExactly(folder.resolve("f.yaml") + ":1:1: admin: no address to ask at (expected: admin:"
                        + " {address: '127.0.0.1:9080'}, with a port that is not 0)");
    }
}
