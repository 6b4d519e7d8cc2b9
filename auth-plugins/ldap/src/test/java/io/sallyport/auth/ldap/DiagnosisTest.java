package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.PasswordCredentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static List<String> steps(Settings settings, String user, String password) throws Exception {
        List<String> steps = new ArrayList<>();
        byte[] octets = password.getBytes(StandardCharsets.UTF_8);
        try (Client client = new Client(settings)) {
            boolean accepted = client.method.test(
                    new PasswordCredentials(user, octets),
                    step -> steps.add((step.passed() ? "ok " : "FAILED ") + step.name() + ": " + step.answer()));
            steps.add(accepted ? "accepted" : "refused");
        }
        return steps;
    }

    @Test
    void goesTheWholeWay() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            assertThat(steps(Settings.of(directory), "alice", "alice-secret"))
                    .extracting(step -> step.split(":", 2)[0])
                    .containsExactly(
                            "ok servers",
                            "ok tcp",
                            "ok no tls",
                            "ok service bind",
                            "ok search",
                            "ok user bind",
                            "ok groups",
                            "accepted");
        }
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            assertThat(steps(Settings.of(directory), "alice", "wrong"))
                    .endsWith("FAILED user bind: bad-password", "refused");
        }
    }

    @Test
    void saysThatTheServiceAccountIsRefused() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            Settings settings = Settings.of(directory);
            settings.service = Optional.of(Settings.service("wrong"));

            assertThat(steps(settings, "alice", "alice-secret"))
                    .anyMatch(step -> step.startsWith("FAILED service bind"))
                    .endsWith("refused");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        assertThat(steps(new Settings("ldap://127.0.0.1:1"), "alice", "alice-secret"))
                .anyMatch(step -> step.startsWith("FAILED tcp"))
                .endsWith("refused");
    }
}
