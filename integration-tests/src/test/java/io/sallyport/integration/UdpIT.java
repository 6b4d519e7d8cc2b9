package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.Socksbench;
import io.sallyport.integration.destination.DatagramEcho;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** UDP ASSOCIATE asked for by clients that others wrote. */
class UdpIT {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private DatagramEcho echo;

    @BeforeAll
    static void start() {
        gateway =
                AssembledGateway.start(GatewayHome.in(folder).configuration("""
                    udp: {ports: 41000-41999}
                    """).policy("""
                          - {name: no-udp-to-7, action: deny, match: {commands: [udp-associate], networks: [127.0.0.7]}}
                        """));
    }

    @BeforeEach
    void serve() throws IOException {
        echo = new DatagramEcho();
    }

    @AfterEach
    void close() {
        echo.close();
    }

    /** Runs a script with the ports of proxy and echo as its arguments. */
    private Completed run(List<String> interpreter, String script) throws IOException {
        List<String> command = new ArrayList<>(interpreter);
        command.add(Files.writeString(folder.resolve("script"), script).toString());
        command.add(String.valueOf(gateway.open().getPort()));
        command.add(String.valueOf(echo.port()));
        return Peer.complete(new ProcessBuilder(command));
    }

    private static void requireModule(String what, String... check) {
        assumeTrue(Peer.complete(new ProcessBuilder(check)).exitCode() == 0, () -> "peer not installed: " + what);
    }

    private Completed pySocks(String script) throws IOException {
        Peer.named("python3");
        requireModule("python3-socks", PYTHON, "-c", "import socks");
        return run(List.of(PYTHON), """
            import socks, socket, struct, sys
            proxy, port = map(int, sys.argv[1:])
            s = socks.socksocket(socket.AF_INET, socket.SOCK_DGRAM)
            s.set_proxy(socks.SOCKS5, '127.0.0.1', proxy)
            s.settimeout(10)
            """ + script);
    }

    @Test
    void pySocksGetsAnswersFromAnAddressAndFromAName() throws IOException {
        Completed done = pySocks("""
            for host in ('127.0.0.1', 'localhost'):
                s.sendto(b'by ' + host.encode(), (host, port))
                print(*s.recvfrom(100))
            """);

        assertThat(done.output().lines())
                .as("%s", done)
                .containsExactly(
                        "b'by 127.0.0.1' ('127.0.0.1', " + echo.port() + ")",
                        "b'by localhost' ('127.0.0.1', " + echo.port() + ")");
    }

    @Test
    void pySocksGetsNothingFromWhereItMayNot() throws IOException {
        Completed done = pySocks("""
            s.sendto(b'denied', ('127.0.0.7', port))
            s.sendto(b'permitted', ('127.0.0.1', port))
            print(*s.recvfrom(100))
            """);

        assertThat(done.output()).as("%s", done).startsWith("b'permitted'");
        assertThat(echo.received()).isEqualTo(1);
        JsonNode line = gateway.audit()
                .await(session ->
                        session.at("/association/dropped/denied-by-rule").asInt() == 1);
        assertThat(line.at("/association/first-destinations/0/rule").asString()).isEqualTo("no-udp-to-7");
        assertThat(line.at("/association/bound/port").asInt()).isBetween(41_000, 41_999);
        assertThat(line.at("/octets/from-client").asInt()).isEqualTo("permitted".length());
    }

    @Test
    void aNameServerAnswersThroughAnAssociation() throws IOException {
        Peer dnsmasq = Peer.named("dnsmasq");
        Process server = new ProcessBuilder(
                        dnsmasq.program().toString(),
                        "--no-daemon",
                        "--no-resolv",
                        "--no-hosts",
                        "--conf-file=/dev/null",
                        "--listen-address=127.0.0.1",
                        "--bind-interfaces",
                        "--port=25353",
                        "--user=root",
                        "--address=/sallyport.example/192.0.2.53")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dnsmasq.log").toFile())
                .start();
        try {
            Completed done = pySocks("""
                query = struct.pack('>6H', 1, 256, 1, 0, 0, 0) + b'\\x09sallyport\\x07example\\0' + struct.pack('>2H', 1, 1)
                s.settimeout(1)
                for attempt in range(10):
                    try:
                        s.sendto(query, ('127.0.0.1', 25353))
                        print(socket.inet_ntoa(s.recvfrom(512)[0][-4:]))
                        break
                    except socket.timeout:
                        pass
                """);
            assertThat(done.output()).as("%s", done).isEqualTo("192.0.2.53\n");
        } finally {
            server.destroy();
        }
    }

    @Test
    void perlsSocksSocketGetsAnAnswer() throws IOException {
        Peer.named("perl");
        requireModule("libio-socket-socks-perl", "perl", "-MIO::Socket::Socks", "-e", "1");
        Completed done = run(List.of("perl"), """
            use IO::Socket::Socks qw($SOCKS_ERROR); use Socket; use strict;
            my ($proxy, $port) = @ARGV; $SIG{ALRM} = sub { die "timeout\\n" }; alarm 20;
            my $sock = IO::Socket::Socks->new(UdpAddr => '127.0.0.1', UdpPort => 0, ProxyAddr => '127.0.0.1',
                ProxyPort => $proxy) or die $SOCKS_ERROR;
            $sock->send('by perl', 0, pack_sockaddr_in($port, inet_aton('127.0.0.1'))) or die $!;
            $sock->recv(my $data, 50) // die $!; print "$data\\n";
            """);

        assertThat(done.output()).as("%s", done).isEqualTo("by perl\n");
    }

    @Test
    void nodesSocksPackageGetsAnAnswer() throws IOException {
        Peer.named("node");
        String modules = "/usr/share/nodejs";
        assumeTrue(Files.isDirectory(Path.of(modules, "socks")), "peer not installed: node-socks");
        Completed done = run(List.of("env", "NODE_PATH=" + modules, "node"), """
            const { SocksClient } = require('socks'), dgram = require('dgram');
            const [proxy, port] = process.argv.slice(2).map(Number);
            const client = new SocksClient({ proxy: { host: '127.0.0.1', port: proxy, type: 5 }, command: 'associate',
              destination: { host: '0.0.0.0', port: 0 } });
            client.on('error', e => { console.log('error', e.message); process.exit(1); });
            client.on('established', info => {
              const udp = dgram.createSocket('udp4');
              udp.on('message', m => { console.log(SocksClient.parseUDPFrame(m).data.toString()); process.exit(0); });
              udp.send(SocksClient.createUDPFrame({ remoteHost: { host: '127.0.0.1', port },
                data: Buffer.from('by node') }), info.remoteHost.port, '127.0.0.1');
            });
            client.connect();
            """);

        assertThat(done.output()).as("%s", done).isEqualTo("by node\n");
    }

    @Test
    void aLoadGeneratorLosesNothingAtRest() throws IOException {
        Completed done = Socksbench.compiled(folder)
                .run("udp", gateway.open().getPort(), "--conns", "4", "--window", "4", "--size", "512");

        assertThat(done.exitCode()).as("%s", done).isZero();
    }
}
