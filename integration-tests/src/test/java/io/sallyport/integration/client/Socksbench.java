package io.sallyport.integration.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A load generator that checks every octet, beside the checkout. */
public final class Socksbench {
    private static final Path SOURCE = Path.of("../../shared/bench/socksbench.c");

    private final Path program;

    private Socksbench(Path program) {
        this.program = program;
    }

    /** Compiles it, or skips the test by its name. */
    public static Socksbench compiled(Path folder) {
        Peer compiler = Peer.named("cc");
        assumeTrue(Files.exists(SOURCE), "peer not there: socksbench");
        Path program = folder.resolve("socksbench");
        Completed done = compiler.run(
                "-O2", SOURCE.toString(), "-o", program.toString(), "-lssl", "-lcrypto", "-lgssapi_krb5", "-lpthread");
        assumeTrue(done.exitCode() == 0, "peer not built: socksbench");
        return new Socksbench(program);
    }

    /** Runs a scenario through a gateway on loopback for two seconds. */
    public Completed run(String scenario, int port, String... options) {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), scenario, "--proxy", "127.0.0.1:" + port, "--secs", "2", "--json"));
        command.addAll(List.of(options));
        return Peer.complete(new ProcessBuilder(command));
    }
}
