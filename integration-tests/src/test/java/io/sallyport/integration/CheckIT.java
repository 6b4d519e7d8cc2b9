package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says of mistakes before it starts. */
class CheckIT {
    private static final String MISTAKES = """
            listeners:
              local: {address: '127.0.0.1:99999'}
              other: {address: '127.0.0.1:0', socks4: perhaps}
            methods:
              password: {users-file: users.yaml}
            tiemouts: {idle: 1h}
            limits:
              connections: many
              connections: 7
            """;

    @TempDir
    private Path folder;

    private GatewayHome home;

    @BeforeEach
    void files() {
        home = GatewayHome.in(folder);
    }

    private Completed run(String command) {
        return Program.run(command, "--config", home.configurationFile().toString());
    }

    @Test
    void aRightConfigurationIsRight() {
        Completed done = run("check");

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void everyMistakeIsNamedWithItsPlaceInOneRun(String command) {
        home.write(home.configurationFile(), MISTAKES);

        Completed done = run(command);

        assertThat(done.exitCode()).as("%s", done).isNotZero();
        assertThat(done.error())
                .containsPattern("sallyport.yaml:2:\\d+: listeners.local.*99999.*\\(expected: ")
                .containsPattern("sallyport.yaml:3:\\d+: listeners.other.socks4: .*perhaps.*\\(expected: ")
                .containsPattern("sallyport.yaml:6:\\d+: tiemouts: .*\\(expected: .*timeouts")
                .containsPattern("sallyport.yaml:8:\\d+: limits.connections: .*many.*\\(expected: ")
                .containsPattern("sallyport.yaml:9:\\d+: limits.connections: .*duplicate")
                .doesNotContain("listens on")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void aPolicyWhoseTestFailsIsNotTaken(String command) {
        home.policy("").write(home.policyFile(), """
                authentication:
                  - {name: all, methods: [none]}
                rules:
                  - {name: everywhere, action: permit}
                tests:
                  - name: nobody reaches the mail
                    given: {source: 192.0.2.7, listener: open, method: none, host: mail.example, address: 192.0.2.25, port: 25}
                    expect: deny
                """);

        Completed done = run(command);

        assertThat(done.exitCode()).as("%s", done).isNotZero();
        assertThat(done.error()).containsPattern("policy.yaml:6:\\d+: .*nobody reaches the mail");
    }

    @Test
    void aMissingUsersFileIsNamed() {
        home.write(home.configurationFile(), """
                listeners: {local: {address: '127.0.0.1:0'}}
                methods: {password: {users-file: nowhere.yaml}}
                """);

        Completed done = run("check");

        assertThat(done.exitCode()).as("%s", done).isNotZero();
        assertThat(done.error()).containsPattern("nowhere.yaml:1:1: .*no such file");
    }
}
