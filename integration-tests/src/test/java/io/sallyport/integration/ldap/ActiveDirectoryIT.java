package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** curl logs in as users of a Samba Active Directory domain, set up as docs/active-directory.md says. */
@Timeout(400)
class ActiveDirectoryIT {
    private static final String PAGE = "through the gateway";
    private static final String ADDRESS = Domain.ADDRESS;

    private static DirectoryProcess domain;
    private static Destination destination;

    private final Curl curl = new Curl();

    @BeforeAll
    static void start() throws Exception {
        domain = Domain.running();
        destination = Destination.that(Conducts.page(PAGE));
    }

    @AfterAll
    static void stop() throws Exception {
        if (destination != null) {
            destination.close();
        }
    }

    private static AssembledGateway gateway(Path folder, String from) {
        return AssembledGateway.start(home(folder, from));
    }

    /** The guide's own words, with this domain's names in place of the guide's. */
    private static GatewayHome home(Path folder, String from) {
        GatewayHome home = DirectoryGateway.home(folder, "");
        home.write(folder.resolve("conf/service-password"), "gateway-Secret1\n");
        String guide = Guide.methodsBlock()
                .replace("ldaps://dc1.ad.example.com, ldaps://dc2.ad.example.com", "ldaps://" + ADDRESS)
                .replace("ca-file: ad-ca.pem", "ca-file: " + domain.folder().resolve("pki/ca.pem"))
                .replace("AD.EXAMPLE.COM", "AD.EXAMPLE.TEST")
                .replace("DC=ad,DC=example,DC=com", "DC=ad,DC=example,DC=test")
                .replace("from: nested", "from: " + from);
        return home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                """ + guide.replace("methods:\n", "methods:\n  none: {}\n"));
    }

    private static String url() {
        return "http://127.0.0.1:" + destination.port() + "/";
    }

    private Completed fetch(AssembledGateway gateway, String user) {
        return curl.fetchAs(user, user + "-Secret1", url(), gateway.locked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested", "token-groups"})
    void aRuleThatNamesANestedGroupDecidesBothWays(String from, @TempDir Path home) {
        try (AssembledGateway gateway = gateway(home, from)) {
            Completed member = fetch(gateway, "alice");
            Completed other = fetch(gateway, "bob");

            assertThat(member.output()).as("%s", member).isEqualTo(PAGE);
            assertThat(other.error()).as("%s", other).contains("(2)");
        }
    }

    @Test
    void theReadmeSaysWhatTheGuideSays() throws Exception {
        assertThat(Files.readString(Path.of("../README.md"))).contains(Guide.methodsBlock());
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, account-disabled",
        "expired, account-expired",
        "mustchange, password-must-change",
        "nobody, unknown-user"
    })
    void tellsTheStatesOfAccountsApart(String user, String reason, @TempDir Path home) {
        try (AssembledGateway gateway = gateway(home, "nested")) {
            assertThat(fetch(gateway, user).exitCode()).isEqualTo(Curl.PROXY_REFUSED);

            gateway.audit().await(record -> record.path("reason").asString().equals(reason));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{user}@AD.EXAMPLE.TEST", "ADTEST\\{user}"})
    void bindsDirectlyUnderTheNamesOfActiveDirectory(String template, @TempDir Path folder) throws Exception {
        GatewayHome home = home(folder, "nested");
        String configuration = Files.readString(home.configurationFile())
                .replace("name-attribute:", "bind-as: '" + template + "'\n      name-attribute:");
        try (AssembledGateway gateway = AssembledGateway.start(home.write(home.configurationFile(), configuration))) {
            Completed done = fetch(gateway, "alice");

            assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
        }
    }

    @Test
    void givesNoWrongVerdictWhileTheDirectoryIsKilledAndComesBack(@TempDir Path home) {
        try (AssembledGateway gateway = gateway(home, "nested")) {
            AtomicBoolean over = new AtomicBoolean();
            List<Completed> wrong = new ArrayList<>();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> load(gateway, over, wrong));
            gateway.audit().awaitRecords(3);
            domain.kill();
            gateway.awaitLog("the directory is down");
            domain.restart();
            gateway.awaitLog("the directory is back");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> fetch(gateway, "alice").output().equals(PAGE));
            over.set(true);
            load.join();

            assertThat(wrong).isEmpty();
        }
    }

    /** alice may pass or be told nothing, bob with a wrong password may never pass, and nobody may hang. */
    private void load(AssembledGateway gateway, AtomicBoolean over, List<Completed> wrong) {
        while (!over.get()) {
            Completed right = fetch(gateway, "alice");
            Completed bad = curl.fetchAs("alice", "wrong", url(), gateway.locked());
            if (right.exitCode() == Completed.TIMED_OUT || bad.exitCode() != Curl.PROXY_REFUSED) {
                wrong.add(right);
                wrong.add(bad);
            }
        }
    }
}
