package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is measured: the one gateway that runs all the time by its ways in, other servers, and nobody in between. */
final class Contestants implements AutoCloseable {
    static final String DIRECT = "no proxy";
    static final String DANTE = "Dante";
    static final String MICROSOCKS = "microsocks";
    static final String FLOOR = "least relay, in C";
    static final String PLAIN = "Sallyport";
    static final String BORINGSSL = "Sallyport, TLS (BoringSSL)";
    static final String JDK_TLS = "Sallyport, TLS (JDK)";
    static final String GSSAPI_1 = "Sallyport, GSSAPI level 1";
    static final String GSSAPI_2 = "Sallyport, GSSAPI level 2";
    static final String OWN_GSSAPI_1 = "Sallyport, GSSAPI level 1, own client";
    static final String OWN_GSSAPI_2 = "Sallyport, GSSAPI level 2, own client";
    static final String ALONE = "Sallyport, for this alone";

    /** With TLS and GSSAPI the usual 2 GiB are for fewer sessions than there are slow clients. */
    private static final String ROOM = "-XX:MaxDirectMemorySize=8g";

    private final Path root;
    private final Path work;
    private final Optional<Realm> realm;
    private final String whyNoRealm;
    private final Gateway gateway;

    private Contestants(Path root, Path work, Optional<Realm> realm, String whyNoRealm, Gateway gateway) {
        this.root = root;
        this.work = work;
        this.realm = realm;
        this.whyNoRealm = whyNoRealm;
        this.gateway = gateway;
    }

    /** Starts the gateway, with all that this machine has for it. */
    static Contestants start(Path root, Path work) throws IOException, InterruptedException {
        Optional<Realm> realm = Optional.empty();
        String whyNoRealm = "";
        try {
            realm = Optional.of(Realm.start(root, Files.createDirectory(work.resolve("realm"))));
        } catch (UnavailableException e) {
            whyNoRealm = String.valueOf(e.getMessage());
        }
        try {
            GatewayFiles files =
                    new GatewayFiles(Files.createDirectory(work.resolve("gateway")), GatewayFiles.distributionIn(root));
            Gateway gateway = start(files, realm.map(Realm::keytab));
            return new Contestants(root, work, realm, whyNoRealm, gateway);
        } catch (IOException | RuntimeException e) {
            realm.ifPresent(Realm::close);
            throw e;
        }
    }

    private static Gateway start(GatewayFiles files, Optional<Path> keytab) throws IOException, InterruptedException {
        boolean tls = certificates(files);
        Path configuration = files.full(tls, keytab);
        List<String> listeners = new ArrayList<>(List.of("plain"));
        if (tls) {
            listeners.addAll(List.of("boringssl", "jdk"));
        }
        if (keytab.isPresent()) {
            listeners.add("kerberos");
        }
        return Gateway.launch(files, configuration, Path.of(System.getProperty("java.home")), ROOM)
                .await(listeners);
    }

    private static boolean certificates(GatewayFiles files) throws IOException, InterruptedException {
        try {
            Programs.find("openssl");
            String script = files.distribution().resolve("bin/make-test-ca").toString();
            Programs.run(
                    Duration.ofMinutes(1),
                    List.of(script, files.conf().resolve("tls").toString()));
            return true;
        } catch (UnavailableException e) {
            Progress.say("no TLS: " + e.getMessage());
            return false;
        }
    }

    Gateway gateway() {
        return gateway;
    }

    /** The environment of clients with a ticket, if there is a KDC. */
    Optional<Map<String, String>> ticket() {
        return realm.map(Realm::environment);
    }

    /** Gets one ready. */
    Endpoint start(String name) throws IOException, InterruptedException {
        return switch (name) {
            case DIRECT -> Endpoint.of(List.of("--direct"));
            case DANTE -> new PeerServer(name, work, new Dante(work)).start();
            case MICROSOCKS -> PeerServer.microsocks(name, work).start();
            case FLOOR -> floor();
            case ALONE -> alone();
            case PLAIN -> through("plain", List.of());
            case BORINGSSL -> through("boringssl", List.of("--tls"));
            case JDK_TLS -> through("jdk", List.of("--tls"));
            case GSSAPI_1 -> kerberos(1);
            case GSSAPI_2 -> kerberos(2);
            case OWN_GSSAPI_1 -> kerberos(1).by(Generator.own());
            case OWN_GSSAPI_2 -> kerberos(2).by(Generator.own());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Endpoint through(String listener, List<String> more) throws IOException {
        long pid = gateway.process().pid();
        List<String> arguments = new ArrayList<>(
                List.of("--proxy", "127.0.0.1:" + gateway.port(listener), "--pid", String.valueOf(pid)));
        arguments.addAll(more);
        return Endpoint.of(arguments).countingAllocationsOf(pid);
    }

    private Endpoint kerberos(int level) throws IOException {
        if (realm.isEmpty()) {
            throw new UnavailableException(whyNoRealm);
        }
        return through("kerberos", List.of("--auth", "gssapi:rcmd@localhost:" + level))
                .in(realm.get().environment());
    }

    /** What a relay costs that does nothing else. */
    private Endpoint floor() throws IOException, InterruptedException {
        Path program = work.resolve("floor");
        if (!Files.exists(program)) {
            Programs.compile(root.resolve("integration-tests/bench/src/main/c/floor.c"), program, List.of());
        }
        return new PeerServer(FLOOR, work, port -> List.of(program.toString(), String.valueOf(port))).start();
    }

    /** A gateway of its own. */
    private Endpoint alone() throws IOException, InterruptedException {
        GatewayFiles files =
                new GatewayFiles(Files.createTempDirectory(work, "fresh"), GatewayFiles.distributionIn(root));
        int port = Ports.free();
        Gateway started = Gateway.launch(files, files.plain(port), Path.of(System.getProperty("java.home")))
                .await(List.of("plain"));
        String pid = String.valueOf(started.process().pid());
        return Endpoint.of(List.of("--proxy", "127.0.0.1:" + port, "--pid", pid))
                .cold()
                .ending(started::close);
    }

    @Override
    public void close() {
        gateway.close();
        realm.ifPresent(Realm::close);
    }
}
