package io.sallyport.integration.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution's program in a process of its own; closing it is SIGTERM, and it must then end with 0. */
public final class AssembledGateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final Path audit;

    private AssembledGateway(Process process, Path log, Path audit) {
        this.process = process;
        this.log = log;
        this.audit = audit;
    }

    /** Starts it with the files of the folder, and waits until its listeners listen. */
    public static AssembledGateway start(GatewayHome home) {
        return start(home, List.of());
    }

    /** Starts it behind other words of a command line. */
    public static AssembledGateway start(GatewayHome home, List<String> before) {
        Path log = home.folder().resolve("log/operator.log");
        Process process = launch(home, before, log);
        AssembledGateway gateway =
                new AssembledGateway(process, log, home.folder().resolve("log/audit.jsonl"));
        try {
            gateway.awaitLog("listener locked listens");
            gateway.awaitLog("listener open listens");
            return gateway;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Process launch(GatewayHome home, List<String> before, Path log) {
        try {
            Files.createDirectories(log.getParent());
            return Program.command(
                            before, "run", "--config", home.configurationFile().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the listener that demands a password is. */
    public InetSocketAddress locked() {
        return addressOf("locked");
    }

    /** Where the listener that demands nothing is. */
    public InetSocketAddress open() {
        return addressOf("open");
    }

    /** Where a listener is. */
    public InetSocketAddress addressOf(String listener) {
        Pattern line = Pattern.compile("listener " + listener + " listens on .*?([0-9.]+|[0-9a-f:%]+):([0-9]+)");
        Matcher found = line.matcher(log());
        if (!found.find()) {
            throw new IllegalStateException("no listener " + listener + " in:\n" + log());
        }
        return new InetSocketAddress(found.group(1), Integer.parseInt(found.group(2)));
    }

    /** All that it has said to the operator. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said something. */
    public void awaitLog(String text) {
        await().atMost(PATIENCE).failFast(this::requireAlive).until(this::log, said -> said.contains(text));
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway ended with " + process.exitValue() + ":\n" + log());
        }
    }

    /** Its audit log. */
    public AuditLog audit() {
        return new AuditLog(audit);
    }

    /** Its process, as the kernel sees it. */
    public KernelView kernel() {
        return new KernelView(process.pid());
    }

    /** Sends SIGTERM and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end; empty if it goes on for too long. */
    public Optional<Integer> awaitExit() {
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return ended ? Optional.of(process.exitValue()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        terminate();
        Optional<Integer> exitCode = awaitExit();
        process.destroyForcibly();
        if (!exitCode.equals(Optional.of(0))) {
            throw new AssertionError("exit code " + exitCode + " (expected: 0) of:\n" + log());
        }
    }
}
