package io.sallyport.integration.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ping and traceroute with every line encapsulated. */
@Timeout(120)
class IcmpOverKerberosIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static Realm realm;

    @AutoClose
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        realm = Realm.start(Files.createDirectory(folder.resolve("realm")));
        gateway = AssembledGateway.start(home(Files.createDirectory(folder.resolve("gateway"))));
    }

    private static GatewayHome home(Path folder) {
        GatewayHome home = KerberosGateway.home(folder, realm.keytab(), "[confidentiality]", "");
        append(
                home.configurationFile(),
                "icmp: {ping: '%s', traceroute: '%s', count: 2, programs-per-source: 8}\n"
                        .formatted(
                                Peer.named("ping").program(),
                                Peer.named("traceroute").program()));
        append(
                home.policyFile(),
                "  - {name: icmp, action: permit, match: {identities: [alice], commands: [ping, traceroute]}}\n");
        return home;
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, Files.readString(file) + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pings() {
        Completed done = run("alice", "ping", "127.0.0.1");

        assertThat(done.exitCode()).as("%s", done).isZero();
        assertThat(done.output()).contains("icmp_seq=2").contains("2 packets transmitted");
        assertThat(gateway.audit()
                        .await(record -> record.at("/command").asString().equals("ping")
                                && record.at("/reason").asString().equals("completed"))
                        .at("/protection")
                        .asString())
                .isEqualTo("confidentiality");
    }

    @Test
    void traces() {
        Completed done = run("alice", "trace", "127.0.0.1");

        assertThat(done.output()).as("%s", done).containsPattern("(?m)^ 1 +127\\.0\\.0\\.1 ");
    }

    @Test
    void refusesWhomPolicyDoesNotKnow() {
        Completed done = run("bob", "ping", "127.0.0.1");

        assertThat(done.error()).as("%s", done).contains("not allowed by the gateway's policy");
    }

    private static Completed run(String user, String command, String host) {
        String via = "127.0.0.1:" + gateway.locked().getPort();
        return realm.ticket(user)
                .run(Program.command(
                        List.of(), command, "--via", via, "--gssapi", "--service", "rcmd@localhost", "-n", host));
    }
}
