package io.sallyport.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.UnixPeer;
import io.sallyport.core.spi.audit.SessionRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Stream<String> hostileTexts() {
        return Stream.of(
                "plain",
                "\"},{\"event\":\"relayed\"",
                "\\",
                "\\u0041",
                "\\x41",
                "a\nb",
                "a\r\nb",
                "a\u0000b",
                "\u001b[2J\u001b]0;title\u0007",
                "\u007f",
                "\u0085\u009b31m",
                "\u00ff\u00fe",
                "\u2028\u2029",
                "\u202eabc",
                "\ud800",
                "\udc00\ud800",
                "😀",
                "</script>",
                "'`$(reboot)`'",
                "x".repeat(70_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void writesOneLineOfPrintableAsciiWhateverAClientSends(String text) {
        assertThat(line(Sessions.hostile(text))).matches("\\{[ -~]*}\n");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void keepsEveryTextSoThatItCanBeToldFromAnyOther(String text) {
        JsonNode line = parse(Sessions.hostile(text));

        assertThat(line.at("/groups/0").asString()).isEqualTo("g" + text);
        assertThat(line.at("/destination/asked").asString()).isEqualTo(OctetText.show(text));
        assertThat(line.at("/user-id").asString()).isEqualTo(OctetText.show(text));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void showsOctetsAsPrintableAsciiAlsoAfterParsing(String text) {
        assertThat(parse(Sessions.hostile(text)).at("/destination/asked").asString())
                .matches("[ -~]*");
    }

    @Test
    void showsEveryOctetInAnUnmistakableWay() {
        assertThat(OctetText.show("a\\b\u0000\u001b~\u007f\u0080\u00ff\u0100"))
                .isEqualTo("a\\\\b\\x00\\x1b~\\x7f\\x80\\xff\\u0100");
    }

    @Test
    void saysOfAClientOfAUnixSocketWhoItIs() {
        assertThat(line(Sessions.of(
                        ClientInfo.atUnixSocket("s1", "local", new UnixPeer(1000, 4711), "/run/sallyport/socks.sock"))))
                .contains("""
                        "client":{"address":"unix:uid=1000,pid=4711"},"listener":"local",\
                        "local":{"address":"unix:/run/sallyport/socks.sock"}""");
    }

    @Test
    void saysAllOfASessionThatRelayed() {
        assertThat(line(Sessions.relayed(Groups.of(Set.of("staff", "admins"))))).isEqualTo("""
                        {"time":"2026-11-24T10:11:12.345Z","event":"relayed","session":"s1",\
                        "client":{"address":"192.0.2.7","port":50000},"listener":"office",\
                        "local":{"address":"192.0.2.1","port":1080},\
                        "tls":{"protocol":"TLSv1.3","cipher":"TLS_AES_128_GCM_SHA256"},\
                        "method":"gssapi","identity":"alice@EXAMPLE.ORG","groups":["admins","staff"],\
                        "protection":"confidentiality","version":5,"command":"udp-associate",\
                        "destination":{"asked":"example.org.","canonical":"example.org","port":443},\
                        "connected":{"address":"2001:db8:0:0:0:0:0:1","port":443},\
                        "connected-from":{"address":"2001:db8:0:0:0:0:0:5","port":40001},\
                        "listening":{"address":"2001:db8:0:0:0:0:0:2","port":20000,"strangers":3},\
                        "policy":{"rule":"web","revision":"r7","phase":"destination-address"},\
                        "octets":{"from-client":10,"to-client":20000000000},\
                        "reason":"client-closed","duration-ms":1234}
                        """);
    }

    @Test
    void leavesOutWhatASessionDidNotReach() {
        assertThat(line(Sessions.silent("s2"))).isEqualTo("""
                        {"time":"2026-11-24T10:11:12.345Z","event":"refused","session":"s2",\
                        "client":{"address":"192.0.2.7","port":50000},"listener":"office",\
                        "local":{"address":"192.0.2.1","port":1080},\
                        "octets":{"from-client":0,"to-client":0},\
                        "reason":"negotiation-timeout","duration-ms":30000}
                        """);
    }

    @Test
    void saysWhatWasAskedAlsoWhenItMeansNothing() {
        JsonNode line = parse(Sessions.strange());

        assertThat(line.get("command").asString()).isEqualTo("0x09");
        assertThat(line.get("destination")).hasToString("{\"asked\":\"\\\\xff\",\"port\":0}");
    }

    @Test
    void tellsUnknownGroupsFromNone() {
        assertThat(parse(Sessions.relayed(Groups.NONE)).get("groups").isEmpty()).isTrue();
        JsonNode unknown = parse(Sessions.relayed(Groups.NOT_LOOKED_UP));
        assertThat(unknown.get("groups").asString()).isEqualTo("unknown");
        assertThat(unknown.get("groups-reason").asString()).isEqualTo("groups-not-looked-up");
    }

    private static JsonNode parse(SessionRecord record) {
        return MAPPER.readTree(line(record));
    }

    private static String line(SessionRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionJson.write(out, record);
        return out.toString(StandardCharsets.UTF_8);
    }
}
