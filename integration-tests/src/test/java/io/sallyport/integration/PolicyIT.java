package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.client.SocksOctets;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What policy decides, as a client meets it and as the audit log tells it. */
class PolicyIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private final Curl curl = new Curl();

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(GatewayHome.in(folder).policy("""
                  - {name: partners-only, action: deny, match: {groups: [staff], hosts: [.secret.example]}}
                """));
    }

    private static String text(JsonNode record, String pointer) {
        return record.at(pointer).asString();
    }

    @Test
    void aRuleThatDeniesAnswersX02AndIsNamedInTheAuditLog() {
        Completed done = curl.fetchAs(USER, PASSWORD, "http://www.secret.example:8123/", gateway.locked());

        JsonNode record = gateway.audit().awaitRecordOfPort(8123);
        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(done.error()).contains("(2)");
        assertThat(text(record, "/event")).isEqualTo("refused");
        assertThat(text(record, "/policy/rule")).isEqualTo("partners-only");
        assertThat(text(record, "/policy/revision")).isNotEmpty();
        assertThat(text(record, "/policy/phase")).isEqualTo("request");
        assertThat(text(record, "/identity")).isEqualTo(USER);
        assertThat(text(record, "/method")).isEqualTo("password");
        assertThat(record.at("/groups").get(0).asString()).isEqualTo("staff");
        assertThat(text(record, "/destination/asked")).isEqualTo("www.secret.example");
    }

    @Test
    void aGuardrailKeepsClientsFromTheCloudsMetadata() {
        Completed done = curl.fetch("http://169.254.169.254:8124/", "--socks5", gateway.open());

        JsonNode record = gateway.audit().awaitRecordOfPort(8124);
        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(done.error()).contains("(2)");
        assertThat(text(record, "/reason")).isEqualTo("guardrail-metadata");
    }

    @Test
    void aGuardrailSeesThroughTheSpelling() throws IOException {
        try (RawClient client = RawClient.of(gateway.open())) {
            client.send(SocksOctets.methods(0), SocksOctets.connect("0xA9FEA9FE.", 8125));
            client.receive(2);

            assertThat(client.receive(10)[1]).isEqualTo((byte) 2);
        }
        JsonNode record = gateway.audit().awaitRecordOfPort(8125);
        assertThat(text(record, "/reason")).isEqualTo("guardrail-metadata");
        assertThat(text(record, "/destination/asked")).isEqualTo("0xA9FEA9FE.");
        assertThat(text(record, "/destination/canonical")).isEqualTo("169.254.169.254");
    }

    @Test
    void theRemovedGuardrailIsNamedAtTheStart() {
        assertThat(gateway.log()).contains("guardrail loopback is removed");
    }

    @Test
    void theAuditLogCountsOctetsExactly() throws IOException {
        try (Destination destination = Destination.that(Conducts.answerAfterEnd("goodbye"));
                RawClient client = RawClient.of(gateway.locked())) {
            client.send(
                    SocksOctets.methods(2),
                    SocksOctets.credentials(USER, PASSWORD),
                    SocksOctets.connect(destination.address()),
                    new byte[100_000]);
            client.socket().shutdownOutput();
            client.receiveAll();

            JsonNode record = gateway.audit().awaitRecordOfPort(destination.port());
            assertThat(record.at("/octets/from-client").asLong()).isEqualTo(100_000);
            assertThat(record.at("/octets/to-client").asLong()).isEqualTo(100_007);
            assertThat(text(record, "/event")).isEqualTo("relayed");
            assertThat(text(record, "/policy/rule")).isEqualTo("everywhere");
            assertThat(text(record, "/connected/address")).isEqualTo("127.0.0.1");
            assertThat(text(record, "/client/address")).isEqualTo("127.0.0.1");
            assertThat(text(record, "/listener")).isEqualTo("locked");
            assertThat(text(record, "/command")).isEqualTo("connect");
        }
    }
}
