package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.client.SocksOctets;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Clients that would like to write the logs themselves; each character stands for one octet. */
class HostileNamesIT {
    private static final String FORGED_LINE = "\r\n{\"event\":\"relayed\",\"identity\":\"root\"}\r\n";
    private static final String QUOTES = "\"},\"identity\":\"root\",\"x\":{\"";
    private static final String ESCAPE = "\u001b[2J\u001b]0;title\u0007\u009b31m";
    private static final String INVALID_UTF_8 = "\u00ff\u00fe\u00c0\u00af\u00ed\u00a0\u0080";
    private static final String LINE_SEPARATORS = "\u00e2\u0080\u00a8\u0085\u000b\u000c";
    private static final String BACKSLASHES = "\\\\n\\u000a\\";
    private static final String MARKUP = "${jndi:ldap://127.0.0.1/x}%n%s{}";

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORGED_LINE, QUOTES, ESCAPE, INVALID_UTF_8, LINE_SEPARATORS, BACKSLASHES, MARKUP})
    void aUserIdOfSocks4StaysWithinItsLine(String userId) throws IOException {
        JsonNode record =
                recordOf(SocksOctets.connect4(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), userId));

        assertThat(octetsOf(record.at("/user-id").asString())).isEqualTo(userId);
        requireSoundLogs();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORGED_LINE, QUOTES, ESCAPE, INVALID_UTF_8, LINE_SEPARATORS, BACKSLASHES, MARKUP})
    void aDomainNameOfSocks5StaysWithinItsLine(String name) throws IOException {
        byte[] request = SocksOctets.joined(SocksOctets.methods(0), SocksOctets.connect("a\0" + name, 9));

        assertThat(octetsOf(recordOf(request).at("/destination/asked").asString()))
                .isEqualTo("a\0" + name);
        requireSoundLogs();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORGED_LINE, QUOTES, ESCAPE, INVALID_UTF_8, LINE_SEPARATORS, BACKSLASHES, MARKUP})
    void aDomainNameOfSocks4aStaysWithinItsLine(String name) throws IOException {
        JsonNode record = recordOf(SocksOctets.connect4a(name, 9, ""));

        assertThat(octetsOf(record.at("/destination/asked").asString())).isEqualTo(name);
        requireSoundLogs();
    }

    private static JsonNode recordOf(byte[] octets) throws IOException {
        int before = gateway.audit().lines().size();
        try (RawClient client = RawClient.of(gateway.open())) {
            client.send(octets);
            client.receiveAll();
        }
        List<JsonNode> records = gateway.audit().awaitRecords(before + 1);
        assertThat(records).hasSize(before + 1);
        return records.get(before);
    }

    /** Undoes the escapes of the audit log. */
    private static String octetsOf(String shown) {
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c != '\\') {
                octets.append(c);
            } else if (shown.charAt(i + 1) == 'x') {
                octets.append((char) Integer.parseInt(shown.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                octets.append('\\');
                i++;
            }
        }
        return octets.toString();
    }

    private static void requireSoundLogs() {
        assertThat(gateway.audit().lines()).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
        assertThat(gateway.audit().records())
                .noneMatch(record -> record.at("/identity").asString("").equals("root"));
        assertThat(gateway.log().lines()).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[ -~]*"));
    }
}
