package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.policy.explain.Explanation;
import io.sallyport.policy.explain.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyToolTest {
    private static final String RULES = """
            authentication: [{name: all, methods: [password]}]
            rules:
              - {name: web, action: permit, match: {groups: [staff], ports: [443]}}
            """;
    private static final List<String> FACTS = List.of(
            "source=192.0.2.7", "listener=main", "method=password", "identity=alice", "groups=[staff]", "port=443");

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(
                configuration(),
                "listeners: {main: {address: '127.0.0.1:1080'}}\nmethods: {password: {users-file: users.yaml}}\n");
    }

    @Test
    void explainsASessionToItsEnd() throws Exception {
        policy(RULES);

        assertThat(verdict("host=www.example.com", "address=198.51.100.7"))
                .isEqualTo("destination-address: permit by 'web'");
    }

    @Test
    void takesAHostAsItIsWritten() throws Exception {
        policy(RULES);

        assertThat(verdict("host=[::1]")).isEqualTo("request: deny by 'guardrail:loopback' (guardrail-loopback)");
    }

    @Test
    void takesTheVersionOfTls() throws Exception {
        policy(RULES.replace("ports: [443]}}", "ports: [443]}, require: {tls-version: 1.3}}"));

        assertThat(verdict("host=198.51.100.7", "tls-version=1.3")).isEqualTo("request: permit by 'web'");
        assertThat(verdict("host=198.51.100.7", "tls-version=1.2"))
                .isEqualTo("request: deny by 'web' (requires-tls-version)");
    }

    @Test
    void saysWhatIsWrongWithTheFacts() throws Exception {
        policy(RULES);

        UnusableConfigurationException refused =
                catchThrowableOfType(UnusableConfigurationException.class, () -> verdict("hots=www.example.com"));

        assertThat(refused.messages()).anyMatch(message -> message.contains("hots: unknown key"));
    }

    @Test
    void explainsAPolicyWhoseOwnTestsFail() throws Exception {
        policy(RULES + """
                tests:
                  - name: wrong
                    given: {source: 192.0.2.7, listener: main, method: password, host: www.example.com, port: 22}
                    expect: permit
                """);

        assertThat(catchThrowableOfType(UnusableConfigurationException.class, () -> PolicyTool.load(configuration()))
                        .messages())
                .hasSize(1);
        assertThat(verdict("host=www.example.com", "address=198.51.100.7")).contains("permit by 'web'");
    }

    @Test
    void namesThePolicyByWhatItsFileSays() throws Exception {
        policy(RULES);
        String one = PolicyTool.load(configuration()).policy().revision();
        policy(RULES + "# changed\n");

        assertThat(PolicyTool.load(configuration()).policy().revision())
                .hasSize(16)
                .isNotEqualTo(one);
    }

    private String verdict(String... more) throws Exception {
        List<String> facts = new ArrayList<>(FACTS);
        facts.addAll(List.of(more));
        List<Explanation> steps = PolicyTool.loadUntested(configuration()).explain(facts);
        Verdict last = steps.get(steps.size() - 1).verdict();
        return last.toString();
    }

    private Path configuration() {
        return folder.resolve("sallyport.yaml");
    }

    private void policy(String text) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), text);
    }
}
