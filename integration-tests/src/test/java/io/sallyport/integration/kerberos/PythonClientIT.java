package io.sallyport.integration.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client in Python on MIT's GSS library, which cuts its messages in every way. */
@Timeout(120)
class PythonClientIT {
    private static final String PAGE = "through the gateway";
    private static final String NO_NEC = "";

    @TempDir
    private static Path folder;

    private static Path client;
    private static Realm realm;
    private static Destination destination;

    @BeforeAll
    static void start() throws IOException {
        client = Shared.file("lab/gsocks.py");
        realm = Realm.start(Files.createDirectory(folder.resolve("realm")));
        destination = Destination.that(Conducts.page(PAGE));
    }

    @AfterAll
    static void stop() throws IOException {
        if (realm != null) {
            realm.close();
            destination.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--level 2",
                "--level 1",
                "--level 2 --split",
                "--level 1 --split",
                "--level 2 --frag 1",
                "--level 2 --frag 3 --split",
                "--level 2 --service socks",
                "--level 2 --service host"
            })
    void reachesAPage(String options, @TempDir Path home) {
        try (AssembledGateway gateway = gateway(home, "[confidentiality, integrity]", NO_NEC)) {
            assertReaches(fetch(gateway, options));
        }
    }

    @Test
    void policyRefusesWhomItDoesNotKnow(@TempDir Path home) {
        try (AssembledGateway gateway = gateway(home, "[confidentiality]", NO_NEC)) {
            Completed done = fetch("bob", gateway, "--level 2");

            assertThat(done.output()).as("%s", done).contains("reply 2");
            gateway.audit().await(record -> record.path("reason").asString().equals("no-rule-matches"));
        }
    }

    @Test
    void goesOnInTheClearOnlyWhereMethodAndPolicySaySo(@TempDir Path strict, @TempDir Path lax, @TempDir Path half) {
        try (AssembledGateway gateway = gateway(strict, "[confidentiality]", NO_NEC)) {
            assertThat(fetch(gateway, "--level 0").exitCode()).isNotZero();
            assertThat(fetch(gateway, "--level 1").exitCode()).isNotZero();
        }
        try (AssembledGateway gateway = gateway(half, "[none]", "")) {
            assertThat(fetch(gateway, "--level 0").exitCode()).isNotZero();
        }
        try (AssembledGateway gateway = gateway(lax, "[none]", "accept-protection-none: true")) {
            assertReaches(fetch(gateway, "--level 0"));
        }
    }

    @Test
    void takesTheLevelUnwrappedOnlyWhereThatIsConfigured(@TempDir Path strict, @TempDir Path lax) {
        try (AssembledGateway gateway = gateway(strict, "[confidentiality]", NO_NEC)) {
            assertThat(fetch(gateway, "--level 2 --nec").exitCode()).isNotZero();
        }
        try (AssembledGateway gateway = gateway(lax, "[confidentiality]", "accept-nec: true")) {
            assertReaches(fetch(gateway, "--level 2 --nec"));
        }
    }

    private static AssembledGateway gateway(Path home, String levels, String method) {
        return KerberosGateway.start(home, realm.keytab(), levels, method);
    }

    private static void assertReaches(Completed done) {
        assertThat(done.exitCode()).as("%s", done).isZero();
        assertThat(done.output()).contains(PAGE);
    }

    private static Completed fetch(AssembledGateway gateway, String options) {
        return fetch("alice", gateway, options);
    }

    private static Completed fetch(String user, AssembledGateway gateway, String options) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", client.toString(), "connect"));
        command.add("127.0.0.1:" + gateway.locked().getPort());
        command.add("127.0.0.1:" + destination.port());
        command.addAll(List.of(options.split(" ")));
        return realm.ticket(user).run(command);
    }
}
