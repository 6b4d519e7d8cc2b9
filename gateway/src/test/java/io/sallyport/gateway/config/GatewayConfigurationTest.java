package io.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.inbound.PortRange;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.gateway.log.LogLevel;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.policy.document.PolicyDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConfigurationTest {
    private static final String LEAST = """
            listeners: {local: {address: "127.0.0.1:1080"}}
            methods: {none: {}}
            """;

    @TempDir
    private Path folder;

    @Test
    void hasADefaultForAllButListenersAndMethods() throws IOException {
        GatewayConfiguration configuration = load(LEAST);

        assertThat(configuration
                        .listeners()
                        .get("local")
                        .socketAddress()
                        .orElseThrow()
                        .getPort())
                .isEqualTo(1080);
        assertThat(configuration.listeners().get("local").socks4()).isFalse();
        assertThat(configuration.policy().file()).isEqualTo(folder.resolve("policy.yaml"));
        assertThat(configuration.plugins().folder()).isEqualTo(folder.resolveSibling("plugins"));
        assertThat(configuration.audit().file())
                .isEqualTo(folder.resolveSibling("log").resolve("audit.jsonl"));
        assertThat(configuration.log().level()).isEqualTo(LogLevel.INFO);
        assertThat(configuration.timeouts().closeAfterRefusal()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.resolver().serverAddresses()).isEmpty();
        assertThat(configuration.runtime().transport()).isEqualTo(RuntimeConfiguration.Transport.AUTO);
        assertThat(configuration.groupLookup()).isEmpty();
    }

    @Test
    void readsWherePeersAreWaitedFor() throws IOException {
        InboundSettings settings = load(LEAST + """
                bind: {addresses: ["192.0.2.1", "2001:db8::1"], ports: 20000-20999, advertised-addresses: ["203.0.113.1"]}
                """).bind().orElseThrow().settings();

        assertThat(settings.addresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
        assertThat(settings.ports()).contains(new PortRange(20_000, 20_999));
        assertThat(settings.advertised())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("203.0.113.1");
    }

    @Test
    void takesThePluginOfTheMethodsNameUnlessAnotherIsNamed() throws IOException {
        GatewayConfiguration configuration = load("""
                listeners: {local: {address: "127.0.0.1:1080"}}
                methods:
                  password: {users-file: a}
                  partners: {plugin: password, users-file: b}
                """);

        assertThat(configuration.methods().get("password").pluginName("password"))
                .isEqualTo("password");
        assertThat(configuration.methods().get("partners").pluginName("partners"))
                .isEqualTo("password");
        assertThat(configuration.methods().get("partners").settings().path().text())
                .isEqualTo("methods.partners");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:0, 127.0.0.1, 0",
        "0.0.0.0:65535, 0.0.0.0, 65535",
        "[::1]:1080, 0:0:0:0:0:0:0:1, 1080",
        "[::]:1080, 0:0:0:0:0:0:0:0, 1080",
        "[2001:db8::1]:80, 2001:db8:0:0:0:0:0:1, 80"
    })
    void readsAddresses(String text, String address, int port) {
        InetSocketAddress read = SocketAddresses.parse("address", text);

        assertThat(read.getAddress().getHostAddress()).isEqualTo(address);
        assertThat(read.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1080",
                ":1080",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "127.0.0.1:01",
                "127.0.0.1:-1",
                "127.1:1080",
                "0127.0.0.1:1080",
                "256.0.0.1:1080",
                "127.0.0.1.:1080",
                "localhost:1080",
                "*:1080",
                "::1:1080",
                "[::1]",
                "[127.0.0.1]:1080",
                "[::1%eth0]:1080",
                "[::ffff:127.0.0.1]:1080",
                "[:::]:1",
                "127.0.0.1:1080 ",
                "[::1]:1080:"
            })
    void refusesWhatIsNoAddress(String text) throws IOException {
        assertThat(problems("{listeners: {a: {address: '" + text + "'}}, methods: {none: {}}}"))
                .containsExactly("1:27: listeners.a.address: '" + text
                        + "' (expected: an IP address and a port, as 127.0.0.1:1080 or [::1]:1080)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: {connections: 0} | limits.connections: 0 (expected: from 1 to 1000000)",
                "limits: {connections-per-source: -1} | limits.connections-per-source: -1"
                        + " (expected: from 1 to 1000000)",
                "timeouts: {negotiation: 0s} | timeouts.negotiation: 0s (expected: from 100ms to 600s)",
                "timeouts: {resolve: 10ms} | timeouts.resolve: 10ms (expected: from 100ms to 120s)",
                "timeouts: {connect: 1h} | timeouts.connect: 3600s (expected: from 100ms to 600s)",
                "timeouts: {idle: 31d} | timeouts.idle: 2678400s (expected: from 100ms to 2592000s)",
                "timeouts: {half-close-linger: 2d} | timeouts.half-close-linger: 172800s"
                        + " (expected: from 100ms to 86400s)",
                "timeouts: {close-after-refusal: 11s} | timeouts.close-after-refusal: 11s (expected: from 0s to 10s)",
                "timeouts: {shutdown-drain: 2d} | timeouts.shutdown-drain: 172800s (expected: from 0s to 86400s)",
                "timeouts: {bind: 2h} | timeouts.bind: 7200s (expected: from 100ms to 3600s)",
                "bind: {listeners: -1} | bind.listeners: -1 (expected: from 0 to 65535)",
                "bind: {listeners-per-source: 65536} | bind.listeners-per-source: 65536 (expected: from 0 to 65535)",
                "bind: {ports: 20999-20000} | bind.ports: '20999-20000' (expected: two ports from 1 to 65535, the lower"
                        + " first, as 20000-20999)",
                "bind: {ports: 0} | bind.ports: '0' (expected: two ports from 1 to 65535, the lower first, as"
                        + " 20000-20999)",
                "bind: {ports: 1-65536} | bind.ports: '1-65536' (expected: two ports from 1 to 65535, the lower first,"
                        + " as 20000-20999)",
                "bind: {addresses: ['0.0.0.0']} | bind.addresses: '0.0.0.0' (expected: the IP address of one host, as"
                        + " 192.0.2.1 or 2001:db8::1)",
                "bind: {addresses: ['::']} | bind.addresses: '::' (expected: the IP address of one host, as 192.0.2.1"
                        + " or 2001:db8::1)",
                "bind: {addresses: [localhost]} | bind.addresses: 'localhost' (expected: the IP address of one host, as"
                        + " 192.0.2.1 or 2001:db8::1)",
                "bind: {addresses: [192.0.2.1, 192.0.2.2]} | bind.addresses: '192.0.2.2' is the second of its family"
                        + " (expected: at most one of each family)",
                "bind: {advertised-addresses: ['192.0.2.1:80']} | bind.advertised-addresses: '192.0.2.1:80' (expected:"
                        + " the IP address of one host, as 192.0.2.1 or 2001:db8::1)",
                "audit: {queue-length: 1} | audit.queue-length: 1 (expected: from 16 to 1048576)",
                "runtime: {event-loops: 2000} | runtime.event-loops: 2000 (expected: from 0 to 1024)",
                "runtime: {blocking-threads: 0} | runtime.blocking-threads: 0 (expected: from 1 to 1024)",
                "runtime: {blocking-queue: 0} | runtime.blocking-queue: 0 (expected: from 1 to 1000000)",
                "runtime: {transport: kqueue} | runtime.transport: 'kqueue' (expected: one of auto, epoll, nio)",
                "resolver: {query-timeout: 0s} | resolver.query-timeout: 0s (expected: from 100ms to 60s)",
                "resolver: {servers: [ns]} | resolver.servers: 'ns' (expected: an IP address and a port, as"
                        + " 127.0.0.1:1080 or [::1]:1080)",
                "log: {level: loud} | log.level: 'loud' (expected: one of error, warn, info, debug, trace)",
                "group-lookup: ldap | group-lookup: no such method: 'ldap' (expected: one of none)"
            })
    void refusesWhatIsOutOfBounds(String line, String problem) throws IOException {
        assertThat(problems(LEAST + line)).singleElement().asString().endsWith(": " + problem);
    }

    @Test
    void saysEverythingThatIsOutOfBoundsAtItsPlace() throws IOException {
        assertThat(problems(LEAST + """
                limits: {connections: 0, connections-per-source: 0}
                resolver:
                  servers: [ns, "192.0.2.1:53", "127.0.0.1"]
                  query-timeout: 2h
                """))
                .extracting(problem -> problem.substring(0, problem.indexOf(" (")))
                .containsExactly(
                        "3:23: limits.connections: 0",
                        "3:50: limits.connections-per-source: 0",
                        "5:12: resolver.servers: 'ns'",
                        "5:12: resolver.servers: '127.0.0.1'",
                        "6:18: resolver.query-timeout: 7200s");
    }

    @Test
    void saysEveryMistakeInItsNamesAtOnce() throws IOException {
        assertThat(problems("{listeners: {A: {address: '127.0.0.1:0'}}, methods: {B: {}}, group-lookup: c}"))
                .hasSize(3);
    }

    @Test
    void refusesAListenersAddressForAdmin() throws IOException {
        assertThat(problems("""
                listeners: {a: {address: "127.0.0.1:1080"}}
                methods: {none: {}}
                admin: {address: "127.0.0.1:1080"}
                """))
                .containsExactly("3:18: admin.address: '127.0.0.1:1080' is the address of listener 'a' too"
                        + " (expected: an address and port of its own)");
    }

    @Test
    void refusesAnAdminThatOthersCanReach() throws IOException {
        assertThat(problems("""
                listeners: {a: {address: "127.0.0.1:1080"}}
                methods: {none: {}}
                admin: {address: "0.0.0.0:9080"}
                """))
                .containsExactly("3:18: admin.address: '0.0.0.0:9080' can be reached from elsewhere, and nobody"
                        + " authenticates there (expected: a loopback address, as 127.0.0.1:9080 or [::1]:9080)");
    }

    @Test
    void refusesAListenersSocketForControl() throws IOException {
        assertThat(problems("""
                listeners: {a: {unix: /run/sallyport/one.sock}}
                methods: {none: {}}
                control: {unix: /run/sallyport/../sallyport/one.sock}
                """))
                .singleElement()
                .asString()
                .startsWith("3:17: control.unix: '/run/sallyport/")
                .endsWith("one.sock' is the socket of listener 'a' too (expected: a path of its own)");
    }

    @Test
    void refusesTwoListenersAtOneAddress() throws IOException {
        assertThat(problems("""
                listeners:
                  a: {address: "[::1]:1080"}
                  b: {address: "[0:0:0:0:0:0:0:1]:1080"}
                  c: {address: "[::1]:1081"}
                methods: {none: {}}
                """))
                .containsExactly("3:16: listeners.b.address: '[0:0:0:0:0:0:0:1]:1080' is the address of listener 'a'"
                        + " too (expected: one of its own)");
    }

    @Test
    void letsListenersShareAnAddressWhoseFreePortEachTakes() throws IOException {
        assertThat(problems("""
                listeners: {a: {address: "127.0.0.1:0"}, b: {address: "127.0.0.1:0"}}
                methods: {none: {}}
                """)).isEmpty();
    }

    @Test
    void isWhatTheDistributionBrings() {
        Path delivered = Path.of("src/main/dist/conf/sallyport.yaml");

        assertThat(GatewayConfiguration.load(delivered).problems()).isEmpty();
    }

    @Test
    void canBindAPolicy() {
        Path delivered = Path.of("src/main/dist/conf/policy.yaml");

        assertThat(RecordBinder.load(delivered, PolicyDocument.class).problems())
                .isEmpty();
    }

    @Test
    void wantsAListenerAndAMethod() throws IOException {
        assertThat(problems("")).hasSize(2);
        assertThat(problems("{listeners: {}, methods: {none: {}}}"))
                .containsExactly("1:13: listeners: none (expected: at least one)");
    }

    @Test
    void wantsNamesInOneForm() throws IOException {
        assertThat(problems("{listeners: {Büro: {address: '127.0.0.1:0'}}, methods: {none: {}}}"))
                .singleElement()
                .asString()
                .contains("listeners: name 'Büro' (expected: lower-case words joined by hyphens");
    }

    private GatewayConfiguration load(String text) throws IOException {
        Binding<GatewayConfiguration> binding = bind(text);
        assertThat(binding.problems()).isEmpty();
        return ((Binding.Bound<GatewayConfiguration>) binding).value();
    }

    private List<String> problems(String text) throws IOException {
        String file = folder.resolve("sallyport.yaml") + ":";
        return bind(text).problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(file, ""))
                .toList();
    }

    private Binding<GatewayConfiguration> bind(String text) throws IOException {
        return GatewayConfiguration.load(Files.writeString(folder.resolve("sallyport.yaml"), text));
    }
}
