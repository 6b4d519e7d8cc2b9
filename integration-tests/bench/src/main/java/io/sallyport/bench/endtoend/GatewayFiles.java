package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of a gateway to measure: a policy of 1,000 rules of which the last permits, and the audit log on. */
record GatewayFiles(Path home, Path distribution) {
    private static final int DENIALS = 999;
    private static final Pattern PORT = Pattern.compile("'127[.]0[.]0[.]1:([0-9]+)'");

    /** What both have; the limits are out of the way of a load that comes from few addresses. */
    private static final String LIMITS = """
            limits: {connections: 1000000, connections-per-source: 1000000}
            abuse-control: {half-open: 100000, half-open-per-source: 100000}
            timeouts: {shutdown-drain: 0s}
            plugins: {folder: '%s'}
            resolver: {servers: ['127.0.0.1:9'], query-timeout: 200ms}
            """;

    /** One listener in the clear, and nothing that keeps files from connections. */
    Path plain(int port) throws IOException {
        write("policy.yaml", policy(false));
        return plainListener(port);
    }

    /** The same with a policy of one rule. */
    Path withOneRule(int port) throws IOException {
        write("policy.yaml", policy(false).replaceAll("(?m)^  - \\{name: no-.*\\R", ""));
        return plainListener(port);
    }

    /** The port of the one listener of such a configuration. */
    static int portIn(Path configuration) throws IOException {
        Matcher port = PORT.matcher(Files.readString(configuration));
        if (!port.find()) {
            throw new IOException("no port in " + configuration);
        }
        return Integer.parseInt(port.group(1));
    }

    private Path plainListener(int port) throws IOException {
        return write(
                "sallyport.yaml",
                "listeners: {plain: {address: '127.0.0.1:%d'}}\nmethods: {none: {}}\n".formatted(port) + limits());
    }

    /** All that can be loaded; of TLS and Kerberos what there are files for. */
    Path full(boolean tls, Optional<Path> keytab) throws IOException {
        if (keytab.isPresent()) {
            Files.copy(keytab.get(), conf().resolve("services.keytab"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        write("policy.yaml", policy(keytab.isPresent()));
        return write("sallyport.yaml", listeners(tls, keytab.isPresent()) + limits() + """
                bind: {listeners: 128, listeners-per-source: 128}
                udp: {associations: 32, associations-per-source: 32}
                """);
    }

    private String limits() {
        return LIMITS.formatted(distribution.resolve("plugins"));
    }

    private static String listeners(boolean tls, boolean kerberos) {
        String files = "certificate: tls/gateway.pem, key: tls/gateway.key";
        return "listeners:\n  plain: {address: '127.0.0.1:0'}\n"
                + (tls ? "  boringssl: {address: '127.0.0.1:0', tls: {" + files + ", engine: auto}}\n" : "")
                + (tls ? "  jdk: {address: '127.0.0.1:0', tls: {" + files + ", engine: jdk}}\n" : "")
                + (kerberos ? "  kerberos: {address: '127.0.0.1:0'}\n" : "")
                + "methods:\n  none: {}\n"
                + (kerberos ? "  kerberos: {plugin: gssapi, keytab: services.keytab}\n" : "");
    }

    private static String policy(boolean kerberos) {
        String byKerberos = "  - {name: by-kerberos, match: {listeners: [kerberos]}, methods: [kerberos],"
                + " protection: {kerberos: [confidentiality, integrity]}}\n";
        String denials = IntStream.rangeClosed(1, DENIALS)
                .mapToObj(number -> "  - {name: no-%d, action: deny, match: {hosts: ['host%d.invalid'], ports: [%d]}}\n"
                        .formatted(number, number, number))
                .collect(Collectors.joining());
        return "guardrails: {remove: [loopback]}\nauthentication:\n"
                + (kerberos ? byKerberos : "")
                + "  - {name: by-nothing, methods: [none]}\nrules:\n"
                + denials
                + "  - {name: everything-else, action: permit}\n";
    }

    Path conf() throws IOException {
        return Files.createDirectories(home.resolve("conf"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(conf().resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Where a build has unpacked the distribution. */
    static Path distributionIn(Path root) throws IOException {
        Path target = root.resolve("distribution/target");
        try (Stream<Path> folders = Files.find(target, 2, (file, attributes) -> isDistribution(file))) {
            List<Path> found = folders.toList();
            if (found.size() != 1) {
                throw new IOException(found + " in " + target + " (expected: one distribution)");
            }
            return found.get(0).toRealPath();
        }
    }

    private static boolean isDistribution(Path folder) {
        return Files.isExecutable(folder.resolve("bin/sallyport"));
    }
}
