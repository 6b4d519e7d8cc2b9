package io.sallyport.integration.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kerberos inside of TLS, bound to its channel, by a client in Python on MIT's GSS library and OpenSSL. */
@Timeout(120)
class ChannelBindingIT {
    @TempDir
    private static Path folder;

    private static Realm realm;
    private static Ticket ticket;
    private static Destination echo;
    private static TestCertificates certificates;
    private static AssembledGateway required;
    private static AssembledGateway accepted;

    @BeforeAll
    static void start() throws IOException {
        Peer.named("python3");
        realm = Realm.start(Files.createDirectory(folder.resolve("realm")));
        ticket = realm.ticket("alice");
        echo = Destination.that(Conducts.echo());
        certificates = TestCertificates.in(folder.resolve("tls"));
        required = gateway("required", "boringssl");
        accepted = gateway("accepted", "jdk");
    }

    private static AssembledGateway gateway(String binding, String engine) throws IOException {
        GatewayHome home = KerberosGateway.home(
                Files.createDirectory(folder.resolve(binding)),
                realm.keytab(),
                "[confidentiality]",
                "channel-binding: " + binding + "\n");
        String tls = "locked: {address: '127.0.0.1:0', tls: {certificate: '%s', key: '%s', engine: %s}}"
                .formatted(certificates.path("gateway.pem"), certificates.path("gateway.key"), engine);
        String plain = "locked: {address: '127.0.0.1:0'}";
        assertThat(Files.readString(home.configurationFile())).contains(plain);
        home.write(
                home.configurationFile(),
                Files.readString(home.configurationFile()).replace(plain, tls));
        return AssembledGateway.start(home);
    }

    @AfterAll
    static void stop() throws IOException {
        if (required != null) {
            required.close();
        }
        if (accepted != null) {
            accepted.close();
        }
        if (realm != null) {
            realm.close();
            echo.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "accepted"})
    void aContextThatIsBoundToItsChannelPasses(String binding) {
        AssembledGateway gateway = binding.equals("required") ? required : accepted;
        Completed done = client(gateway, "end-point");

        assertThat(done.output()).as("%s", done).isEqualTo("unchanged: True\n");
    }

    @ParameterizedTest
    @CsvSource({"none, gss-channel-binding-missing", "other, gss-channel-binding-mismatch"})
    void anyOtherIsRefusedWhereOneIsRequired(String binding, String reason) {
        Completed done = client(required, binding);

        assertThat(done.output()).as("%s", done).isEqualTo("aborted\n");
        required.audit().await(record -> record.path("reason").asString().equals(reason));
    }

    @ParameterizedTest
    @CsvSource({"none, unchanged: True", "other, aborted"})
    void whereOneIsAcceptedNoneWillDoButNotAnothers(String binding, String output) {
        Completed done = client(accepted, binding);

        assertThat(done.output()).as("%s", done).isEqualTo(output + "\n");
    }

    private static Completed client(AssembledGateway gateway, String binding) {
        return ticket.run(List.of(
                "/usr/bin/python3",
                Path.of("peers/gss_tls.py").toAbsolutePath().toString(),
                Integer.toString(gateway.addressOf("locked").getPort()),
                certificates.path("ca.pem"),
                Integer.toString(echo.port()),
                binding));
    }
}
