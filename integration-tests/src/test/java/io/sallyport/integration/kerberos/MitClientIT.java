package io.sallyport.integration.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.AssembledGateway;
import java.io.IOException;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.params.provider.CsvSource;

/** A client in C on MIT's GSS library, which checks every octet that comes back. */
@Timeout(300)
class MitClientIT {
    @TempDir
    private static Path folder;

    private static Realm realm;
    private static AssembledGateway gateway;
    private static Path client;

    @BeforeAll
    static void start() throws IOException {
        client = compile(Shared.file("bench/socksbench.c"));
        realm = Realm.start(Files.createDirectory(folder.resolve("realm")));
        gateway = KerberosGateway.start(
                Files.createDirectory(folder.resolve("gateway")),
                realm.keytab(),
                "[confidentiality, integrity, none]",
                "accept-protection-none: true");
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (realm != null) {
            realm.close();
        }
    }

    private static Path compile(Path source) {
        Path program = folder.resolve("client");
        Completed done = Peer.named("cc")
                .run(
                        "-O2",
                        source.toString(),
                        "-o",
                        program.toString(),
                        "-lssl",
                        "-lcrypto",
                        "-lgssapi_krb5",
                        "-lpthread");
        assertThat(done.exitCode()).as("%s", done).isZero();
        return program;
    }

    @ParameterizedTest
    @CsvSource({
        "1, aes256-cts-hmac-sha1-96",
        "1, aes256-cts-hmac-sha384-192",
        "2, aes128-cts-hmac-sha1-96",
        "2, aes256-cts-hmac-sha1-96",
        "2, aes128-cts-hmac-sha256-128",
        "2, aes256-cts-hmac-sha384-192"
    })
    void everyOctetPassesBothWays(int level, String enctype) throws IOException {
        Completed done = run(realm.ticket("alice", enctype), level, "throughput", "--dir", "both", "--conns", "2");

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void manyConnectAtOnce(int level) {
        Completed done = run(realm.ticket("alice"), level, "connect", "--conns", "16");

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 17", "2, 65000"})
    void messagesOfAnyLengthPass(int level, int plaintext) {
        Completed done = run(
                realm.ticket("alice"),
                level,
                "throughput",
                "--conns",
                "1",
                "--dir",
                "up",
                "--gss-chunk",
                "" + plaintext);

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    @Test
    void smallMessagesPassBackAndForth() {
        Completed done = run(realm.ticket("alice"), 2, "rr", "--conns", "8", "--size", "64");

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    private static Completed run(Ticket ticket, int level, String scenario, String... more) {
        InetSocketAddress proxy = gateway.locked();
        List<String> command = new ArrayList<>(List.of(client.toString(), scenario, "--secs", "3", "--json"));
        command.addAll(List.of("--proxy", "127.0.0.1:" + proxy.getPort(), "--auth", "gssapi:rcmd@localhost:" + level));
        command.addAll(List.of(more));
        return ticket.run(command);
    }
}
