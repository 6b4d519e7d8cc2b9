package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/active-directory.md and README, followed word for word in an unpacked distribution, against a Samba domain: only
 * names, passwords and addresses are this domain's. The policy also lets loopback be reached, as that is all there is.
 */
@Timeout(400)
class GuideIT {
    private static final String PAGE = "this is www.example.com";

    private static DirectoryProcess domain;
    private static int port;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() throws IOException {
        Peer.named("curl");
        domain = Domain.running();
    }

    private static String ours(String theirs) {
        return theirs.replace("ldaps://dc1.ad.example.com, ldaps://dc2.ad.example.com", "ldaps://" + Domain.ADDRESS)
                .replace("dc1.ad.example.com", Domain.ADDRESS)
                .replace("192.0.2.10", Domain.ADDRESS)
                .replace("AD.EXAMPLE.COM", "AD.EXAMPLE.TEST")
                .replace("AD\\.EXAMPLE\\.COM", "AD\\.EXAMPLE\\.TEST")
                .replace("DC=ad,DC=example,DC=com", "DC=ad,DC=example,DC=test")
                .replace("THE PASSWORD", "gateway-Secret1")
                .replace("ALICES PASSWORD", "alice-Secret1")
                .replace("127.0.0.1:1080", "127.0.0.1:" + port);
    }

    /** Sections 1 to 4. */
    @BeforeEach
    void setUp() throws Exception {
        port = OpenLdapIT.freePort();
        Completed copied =
                Peer.complete(new ProcessBuilder("cp", "-a", GatewayHome.distribution() + "/.", home.toString()));
        assertThat(copied.exitCode()).as("%s", copied).isZero();
        assertThat(shell(Guide.blocks("sh").get(0)).exitCode()).isZero();
        Files.copy(domain.folder().resolve("pki/ca.pem"), home.resolve("conf/ad-ca.pem"));
        Path configuration = home.resolve("conf/sallyport.yaml");
        String shipped = ours(Files.readString(configuration));
        String changed = shipped.replaceFirst(
                "(?s)methods:\\n.*?\\n\\n", Matcher.quoteReplacement(ours(Guide.methodsBlock()) + "\n"));
        assertThat(changed).isNotEqualTo(shipped);
        Files.writeString(configuration, changed);
        Files.writeString(
                home.resolve("conf/policy.yaml"),
                "guardrails: {remove: [loopback]}\n" + ours(Guide.block("authentication:\n")));
    }

    private Completed shell(String command) {
        return Peer.complete(builder(command));
    }

    private ProcessBuilder builder(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", ours(command)).directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    @Test
    void printsWhatTheGuideSays() {
        List<String> commands = Guide.blocks("sh").get(1).lines().toList();
        assertThat(commands).hasSize(2);
        Completed check = shell(commands.get(0));
        Completed done = shell(commands.get(1));

        assertThat(check.exitCode()).as("%s", check).isZero();
        assertThat(done.output()).as("%s", done).endsWith(ours(Guide.output()));
        assertThat(done.exitCode()).isZero();
    }

    @Test
    void acceptsWhomReadmeTries() throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains(Guide.methodsBlock());
        Completed done = shell(Guide.readmeCommand());

        assertThat(done.output()).as("%s", done).endsWith("accepted\n");
    }

    @Test
    void logsInAsTheGuideDoes() throws Exception {
        List<String> commands = Guide.blocks("sh");
        Path log = home.resolve("output");
        Process gateway = builder(commands.get(2))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (Destination page = Destination.that(Conducts.page(PAGE))) {
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> Files.readString(log).contains("listens on") || !gateway.isAlive());
            String url = "http://127.0.0.1:" + page.port() + "/";
            String curl = commands.get(3)
                    .replace("https://www.example.com/", url)
                    .replace("curl ", "curl -sS --noproxy '' --max-time 20 ");
            Completed member = shell(curl);
            Completed other = shell(ours(curl).replace("alice", "bob"));

            assertThat(member.output()).as("%s", member).isEqualTo(PAGE);
            assertThat(other.error()).as("%s", other).contains("(2)");
        } finally {
            stop(gateway);
        }
    }

    /** The shell, and the program that it waits for. */
    private static void stop(Process gateway) {
        List<ProcessHandle> all = Stream.concat(gateway.descendants(), Stream.of(gateway.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(handle -> handle.onExit().join());
    }

    @Test
    void canLookUpGroupsForOtherMethods() throws IOException {
        Path configuration = home.resolve("conf/sallyport.yaml");
        String changed = Files.readString(configuration)
                        .replace("    groups:\n", ours(Guide.block("    group-lookup:")) + "    groups:\n")
                + ours(Guide.block("group-lookup:"));
        Files.writeString(configuration, changed);
        Completed done = shell("bin/sallyport check");

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    @Test
    void isRefusedAGroupLookupWithoutAServiceAccount() throws IOException {
        Path configuration = home.resolve("conf/sallyport.yaml");
        String changed = Files.readString(configuration)
                        .replaceFirst(
                                "(?s)    service-account:.*?    users:\n",
                                "    users:\n      bind-as: '{user}@AD.EXAMPLE.TEST'\n")
                + ours(Guide.block("group-lookup:"));
        Files.writeString(configuration, changed);
        Completed done = shell("bin/sallyport check");

        assertThat(done.exitCode()).as("%s", done).isNotZero();
        assertThat(done.error() + done.output()).contains("group-lookup", "cannot look up groups");
    }
}
