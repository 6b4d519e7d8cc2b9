package io.sallyport.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway, as a child of this process: the program itself, not its classes. */
final class GatewayProcess implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("listener local listens on .*:([0-9]+)");
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param command not started yet
     * @param log where what it says is written to
     */
    static GatewayProcess start(ProcessBuilder command, Path log) throws IOException {
        GatewayProcess gateway =
                new GatewayProcess(command.redirectErrorStream(true).start(), log);
        Thread reader = new Thread(gateway::read, "sallyport-demo-gateway");
        reader.setDaemon(true);
        reader.start();
        return gateway;
    }

    private void read() {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter written = Files.newBufferedWriter(log)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                written.write(line);
                written.newLine();
                written.flush();
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    port.complete(Integer.parseInt(listens.group(1)));
                }
            }
        } catch (IOException e) {
            port.completeExceptionally(e);
        } finally {
            port.completeExceptionally(new IOException("it ended"));
        }
    }

    /** Waits until it listens, and says at which port. */
    int awaitPort() throws IOException {
        try {
            return port.get(TO_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the gateway does not start; it said:\n" + Files.readString(log), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until it ends, and gives its exit status. */
    int await() throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        }
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (InterruptedIOException) new InterruptedIOException("interrupted").initCause(cause);
    }
}
