package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand failed logins from one source, which keep that source out and nobody else. */
@Timeout(180)
class AbuseIT {
    private static final String ATTACKER = "127.0.0.2";
    private static final String VICTIM = "127.0.0.3";
    private static final int FAILURES = 10_000;
    private static final int EVERY = 500;
    private static final String FREE =
            "{failed-authentication: 0s, no-authentication: 0s, deadline-passed: 0s, malformed: 0s}";

    @TempDir
    private Path folder;

    private AssembledGateway start(String abuseControl) {
        return AssembledGateway.start(GatewayHome.in(folder).abuseControl(abuseControl));
    }

    private static boolean isAccepted(AssembledGateway gateway, String source, String password) {
        try (RawClient client = RawClient.from(source, gateway.locked())) {
            return client.authenticate(USER, password);
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void penaltiesKeepTheSourceOutAndNobodyElse() {
        try (AssembledGateway gateway = start("{exempt: []}")) {
            attack(gateway);

            assertThat(isAccepted(gateway, ATTACKER, PASSWORD)).isFalse();
            assertThat(gateway.log()).contains("127.0.0.2 are refused for a while", "source-penalised");
            assertThat(gateway.log().lines().filter(line -> line.contains("source-penalised")))
                    .hasSizeLessThan(20);
            assertThat(gateway.audit().records()).hasSizeLessThan(FAILURES / 10);
        }
    }

    @Test
    void anAccountIsLockedForTheSourceAndForNoOther() {
        try (AssembledGateway gateway = start("{exempt: [], penalties: " + FREE + "}")) {
            attack(gateway);

            assertThat(isAccepted(gateway, ATTACKER, PASSWORD)).isFalse();
            assertThat(gateway.audit()
                            .await(record -> record.at("/reason").asString().equals("account-locked-for-source"))
                            .at("/claimed-name")
                            .asString())
                    .isEqualTo(USER);
        }
    }

    /** The user whose password is guessed logs in from elsewhere all the while. */
    private static void attack(AssembledGateway gateway) {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(isAccepted(gateway, ATTACKER, "guess-" + i)).isFalse();
            if (i % EVERY == 0) {
                assertThat(isAccepted(gateway, VICTIM, PASSWORD)).isTrue();
            }
        }
        assertThat(isAccepted(gateway, VICTIM, PASSWORD)).isTrue();
    }
}
