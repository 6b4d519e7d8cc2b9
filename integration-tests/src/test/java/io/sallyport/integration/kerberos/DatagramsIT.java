package io.sallyport.integration.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.DatagramEcho;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** UDP ASSOCIATE and BIND under RFC 1961, by clients in Python on MIT's GSS library. */
@Timeout(120)
class DatagramsIT {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private static Path folder;

    private static Realm realm;
    private static Ticket ticket;
    private static DatagramEcho echo;
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        Peer.named("python3");
        realm = Realm.start(Files.createDirectory(folder.resolve("realm")));
        ticket = realm.ticket("alice");
        echo = new DatagramEcho();
        GatewayHome home = KerberosGateway.home(
                Files.createDirectory(folder.resolve("gateway")), realm.keytab(), "[confidentiality, integrity]", "");
        home.write(
                home.configurationFile(),
                Files.readString(home.configurationFile()) + "udp: {ports: 42000-42999}\nbind: {ports: 22000-22999}\n");
        gateway = AssembledGateway.start(home);
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (realm != null) {
            realm.close();
            echo.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void datagramsPassBothWaysWhateverTheNetworkDoesToThem(String level) {
        Completed done = own("udp", level);

        assertThat(done.output()).as("%s", done).isEqualTo("""
                echoes: 64 unchanged
                a duplicate is dropped: True
                every order is taken: True
                a gap is tolerated: True
                nothing forged or in the clear passes: True
                the association goes on: True
                """);
        JsonNode record = gateway.audit()
                .await(session ->
                        session.at("/association/dropped/token-replayed").asInt() == 1);
        assertThat(record.at("/identity").asString()).isEqualTo("alice");
        assertThat(record.at("/association/datagrams/from-client").asInt()).isEqualTo(64 + 1 + 4 + 1 + 1);
        assertThat(record.at("/association/datagrams/to-client").asInt()).isEqualTo(64 + 1 + 4 + 1 + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void bothRepliesToBindAreEncapsulatedAndSoIsWhatFollows(String level) {
        Completed done = own("bind", level);

        assertThat(done.output()).as("%s", done).isEqualTo("""
                the peer is the one that came: True
                the client got it unchanged: True
                the peer got: from the client
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "udp, --level 1, udp echoes 50",
        "udp, --level 2, udp echoes 50",
        "bind, --level 1, data intact True",
        "bind, --level 2, data intact True",
    })
    void aClientThatOthersWroteIsServed(String command, String options, String expected) {
        Path client = Shared.file("lab/gsocks.py");
        String destination = command.equals("udp") ? "127.0.0.1:" + echo.port() : "127.0.0.1:21";
        List<String> words = new ArrayList<>(List.of(PYTHON, client.toString(), command, proxy(), destination));
        words.addAll(List.of(options.split(" ")));
        Completed done = ticket.run(words);

        assertThat(done.output()).as("%s", done).contains(expected);
    }

    @Test
    void anAssociationOfSomebodyWithoutARuleIsRefused() {
        Completed done = own(realm.ticket("bob"), "udp", "2");

        assertThat(done.exitCode()).as("%s", done).isNotZero();
        gateway.audit()
                .await(record -> record.path("identity").asString().equals("bob")
                        && record.path("command").asString().equals("udp-associate"));
    }

    private static String proxy() {
        return "127.0.0.1:" + gateway.locked().getPort();
    }

    private static Completed own(String what, String level) {
        return own(ticket, what, level);
    }

    private static Completed own(Ticket of, String what, String level) {
        return of.run(List.of(
                PYTHON,
                Path.of("peers/gss_udp.py").toAbsolutePath().toString(),
                what,
                "127.0.0.1",
                String.valueOf(gateway.locked().getPort()),
                String.valueOf(echo.port()),
                level));
    }
}
