package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport demo}, and the commands that it prints, each as it is printed. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String COMMAND = "     ";
    private static final String LAST_LINE = "Ctrl-C stops everything and removes the folder.";

    /** Where the demo makes its folder. */
    @TempDir
    private Path temporary;

    @TempDir
    private Path folder;

    @Test
    void doesWhatItSays() throws IOException, InterruptedException {
        Peer.named("kinit");
        Peer.named("curl");
        Process demo = start("--port", "0");
        try {
            awaitOutput(demo, LAST_LINE);
            List<ProcessHandle> children = demo.descendants().toList();
            assertThat(children).hasSize(1);

            requirePrintedCommands();

            demo.destroy();
            assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).as("%s", output()).isZero();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(temporary).isEmptyDirectory();
        } finally {
            demo.descendants().forEach(ProcessHandle::destroyForcibly);
            demo.destroyForcibly();
        }
    }

    private void requirePrintedCommands() throws IOException {
        List<String> printed = output().lines()
                .filter(line -> line.startsWith(COMMAND))
                .map(String::strip)
                .toList();
        assertThat(printed).hasSize(6);

        Completed ticket = run(printed.get(0));
        assertThat(ticket.exitCode()).as("%s", ticket).isZero();
        Completed byTicket = run(printed.get(1));
        assertThat(byTicket.output())
                .as("%s", byTicket)
                .startsWith("HTTP/1.1 200")
                .endsWith("This is the staff's site.\n");
        assertThat(byTicket.exitCode()).as("%s", byTicket).isZero();
        Completed byPassword = run(printed.get(2));
        assertThat(byPassword.output()).as("%s", byPassword).isEqualTo("This is the site for all users.\n");
        Completed tooWeak = run(printed.get(3));
        assertThat(tooWeak.exitCode()).as("%s", tooWeak).isEqualTo(Curl.PROXY_REFUSED);
        Completed unencrypted = run(printed.get(4));
        assertThat(unencrypted.exitCode()).as("%s", unencrypted).isEqualTo(1);
        assertThat(unencrypted.error())
                .contains("not allowed by the gateway's policy")
                .hasLineCount(1);
        await().atMost(PATIENCE).untilAsserted(() -> requireAudit(run(printed.get(5))));
    }

    private static void requireAudit(Completed tail) {
        assertThat(tail.output().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "\"relayed\"", "\"gssapi\"", "\"alice\"", "\"confidentiality\"", "staff-site"),
                        line -> assertThat(line).contains("\"relayed\"", "\"directory\"", "\"bob\"", "public-site"),
                        line -> assertThat(line)
                                .contains("\"refused\"", "\"directory\"", "\"bob\"", "staff-site", "requires-method"),
                        line -> assertThat(line)
                                .contains(
                                        "\"refused\"", "\"gssapi\"", "\"alice\"", "staff-site", "requires-protection"));
    }

    @Test
    void leavesNothingWhenItCannotStart() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Process demo = start("--port", String.valueOf(taken.getLocalPort()));

            assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(demo.exitValue()).isEqualTo(1);
            assertThat(output()).contains("the gateway does not start", String.valueOf(taken.getLocalPort()));
            assertThat(temporary).isEmptyDirectory();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("demo"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = Program.command(List.of(), command.toArray(String[]::new));
        builder.environment().put("SALLYPORT_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void awaitOutput(Process demo, String text) throws IOException {
        await().atMost(PATIENCE).until(() -> output().contains(text) || !demo.isAlive());
        assertThat(output()).contains(text);
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static Completed run(String line) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return Peer.complete(shell);
    }
}
