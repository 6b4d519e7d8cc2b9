package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Ping and traceroute with the programs of Debian, by the client that comes with the gateway and by another. */
@Timeout(120)
class IcmpIT {
    private static final String SUCCEEDED = "reply 05000001000000000000\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(home(folder, 2));
    }

    private static GatewayHome home(Path folder, int count) {
        return GatewayHome.in(folder)
                .configuration("""
                    icmp: {ping: '%s', traceroute: '%s', count: %d, programs-per-source: 8}
                    timeouts: {shutdown-drain: 1s}
                    """.formatted(
                        Peer.named("ping").program(), Peer.named("traceroute").program(), count))
                .policy("""
                          - {name: no-icmp-to-7, action: deny, match: {networks: [127.0.0.7]}}
                          - name: icmp
                            action: permit
                            match: {commands: [ping, traceroute], networks: [127.0.0.0/8]}
                        """);
    }

    @Test
    void pings() {
        Completed done = sallyport("ping", gateway.open(), "-v", "127.0.0.1");

        assertThat(done.exitCode()).as("%s", done).isZero();
        assertThat(done.output())
                .contains("64 bytes from 127.0.0.1: icmp_seq=2")
                .contains("2 packets transmitted");
        JsonNode record = recordOf("ping", "127.0.0.1", "completed");
        assertThat(record.at("/connected/address").asString()).isEqualTo("127.0.0.1");
        assertThat(record.at("/octets/to-client").asInt()).isEqualTo(done.outputOctets().length);
        assertThat(record.at("/policy/rule").asString()).isEqualTo("icmp");
    }

    @Test
    void traces() {
        Completed done = sallyport("trace", gateway.open(), "-n", "127.0.0.2");

        assertThat(done.exitCode()).as("%s", done).isZero();
        assertThat(done.output()).startsWith("traceroute to 127.0.0.2").containsPattern("(?m)^ 1 +127\\.0\\.0\\.2 ");
        recordOf("traceroute", "127.0.0.2", "completed");
    }

    @Test
    void pingsForWhomAPasswordProves() throws IOException {
        Path password = Files.createTempFile(
                folder, "", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, GatewayHome.PASSWORD + "\n");

        Completed done = sallyport(
                "ping",
                gateway.locked(),
                "--user",
                GatewayHome.USER,
                "--password-file",
                password.toString(),
                "127.0.0.3");

        assertThat(done.output()).as("%s", done).contains("64 bytes from 127.0.0.3");
        assertThat(recordOf("ping", "127.0.0.3", "completed").at("/identity").asString())
                .isEqualTo(GatewayHome.USER);
    }

    @Test
    void doesNotPingWhatIsDenied() {
        Completed done = sallyport("ping", gateway.open(), "127.0.0.7");

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.error()).isEqualTo("ping: 127.0.0.7: not allowed by the gateway's policy (X'02')\n");
        recordOf("ping", "127.0.0.7", "denied-by-rule");
    }

    @Test
    void aRuleThatPermitsEverythingDoesNotPermitAPing() {
        assertThat(sallyport("ping", gateway.open(), "192.0.2.1").exitCode()).isEqualTo(1);

        assertThat(recordOf("ping", "192.0.2.1", "no-rule-matches")
                        .at("/policy/rule")
                        .asString())
                .isEqualTo("default");
    }

    @Test
    void anotherClientGetsTheLinesAndThenTheEnd() {
        Completed done = python(gateway, "80", "01", "127.0.0.4");

        assertThat(done.output())
                .as("%s", done)
                .startsWith(SUCCEEDED + "PING 127.0.0.4")
                .contains("icmp_seq=1")
                .contains("icmp_seq=2")
                .contains("rtt min/avg/max")
                .endsWith("end\n");
    }

    @Test
    void anotherClientTracesByName() {
        Completed done = python(gateway, "81", "03", "localhost");

        assertThat(done.output())
                .as("%s", done)
                .startsWith(SUCCEEDED + "traceroute to 127.0.0.1")
                .endsWith("end\n");
    }

    @Test
    void anOctetEndsAPing(@TempDir Path other) {
        try (AssembledGateway patient = AssembledGateway.start(home(other, 100))) {
            Completed done = python(patient, "80", "00", "127.0.0.5", "2");

            assertThat(done.output()).as("%s", done).contains("icmp_seq=1").endsWith("end\n");
            assertThat(done.output()).doesNotContain("icmp_seq=9");
            patient.audit().await(record -> record.at("/reason").asString().equals("ended-by-client"));
            awaitNoProgram("127.0.0.5");
        }
    }

    @Test
    void ctrlCEndsAPing(@TempDir Path other) throws IOException {
        try (AssembledGateway patient = AssembledGateway.start(home(other, 100))) {
            Path output = other.resolve("output");
            Process client = Program.command(List.of(), "ping", "--via", text(patient.open()), "127.0.0.6")
                    .redirectOutput(output.toFile())
                    .start();
            await().atMost(PATIENCE).until(() -> Files.readString(output).contains("icmp_seq=2"));

            Peer.named("kill").run("-INT", String.valueOf(client.pid()));

            patient.audit().await(record -> record.at("/reason").asString().equals("ended-by-client"));
            awaitNoProgram("127.0.0.6");
            await().atMost(PATIENCE).until(() -> !client.isAlive());
        }
    }

    @Test
    void theGatewaysEndIsThatOfItsPrograms(@TempDir Path other) {
        try (AssembledGateway stopped = AssembledGateway.start(home(other, 100))) {
            Process client = start(stopped, "127.0.0.8");
            await().atMost(PATIENCE).until(() -> runs("127.0.0.8"));

            stopped.terminate();

            awaitNoProgram("127.0.0.8");
            await().atMost(PATIENCE).until(() -> !client.isAlive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "--", "-c99999", "127.0.0.1; touch /tmp/owned", "$(id)", "127.0.0.1 -f", "-I lo"})
    void noTextOfAClientBecomesAnOption(String host) {
        assertThat(python(gateway, "80", "00", host).output()).matches("reply 050[1-5]0001000000000000\nend\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "80", "ff"})
    void flagsThatNobodyKnowsAreRefused(String flags) {
        assertThat(python(gateway, "80", flags, "127.0.0.1").output()).isEqualTo("reply 05010001000000000000\nend\n");
    }

    @Test
    void aProgramThatIsNotThereIsAMistake(@TempDir Path other) {
        GatewayHome home = GatewayHome.in(other).configuration("icmp: {ping: /no/such/ping}\n");

        Completed done =
                Program.run("check", "--config", home.configurationFile().toString());

        assertThat(done.exitCode()).isNotZero();
        assertThat(done.error())
                .containsPattern(
                        "sallyport.yaml:\\d+:\\d+: icmp.ping: /no/such/ping: no such file \\(expected: a program"
                                + " such as /usr/bin/ping");
    }

    private static JsonNode recordOf(String command, String asked, String reason) {
        return gateway.audit()
                .await(record -> record.at("/command").asString().equals(command)
                        && record.at("/destination/asked").asString().equals(asked)
                        && record.at("/reason").asString().equals(reason));
    }

    private static Completed sallyport(String command, InetSocketAddress via, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--via", text(via)));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(String[]::new));
    }

    private static Completed python(AssembledGateway via, String... arguments) {
        return Peer.complete(new ProcessBuilder(commandOfPython(via, arguments)));
    }

    private static Process start(AssembledGateway via, String host) {
        try {
            return new ProcessBuilder(commandOfPython(via, "80", "00", host))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commandOfPython(AssembledGateway via, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Peer.named("python3").program().toString(),
                "peers/icmp.py",
                String.valueOf(via.open().getPort())));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void awaitNoProgram(String address) {
        await().atMost(PATIENCE).until(() -> !runs(address));
    }

    private static boolean runs(String address) {
        String end = "-- " + address;
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").endsWith(end));
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
