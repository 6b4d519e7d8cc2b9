package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway that runs.
 *
 * @param process its Java virtual machine, as the script becomes it
 * @param log what it prints
 */
record Gateway(Process process, Path log) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Launches one on the Java of a home, as it is installed, and does not wait. */
    static Gateway launch(GatewayFiles files, Path configuration, Path javaHome) throws IOException {
        return launch(files, configuration, javaHome, "");
    }

    /** The same with options for the Java virtual machine. */
    static Gateway launch(GatewayFiles files, Path configuration, Path javaHome, String options) throws IOException {
        Path log = Files.createDirectories(files.home().resolve("log")).resolve("operator.log");
        String program = files.distribution().resolve("bin/sallyport").toString();
        List<String> command = List.of(program, "run", "--config", configuration.toString());
        ProcessBuilder builder = new ProcessBuilder(Programs.inOwnSession(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().merge("SALLYPORT_JAVA_OPTS", options, (given, more) -> given + " " + more);
        return new Gateway(builder.start(), log);
    }

    /** Waits for listeners. */
    Gateway await(List<String> listeners) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (String listener : listeners) {
            while (!pattern(listener).matcher(said()).find()) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException("the gateway does not listen:\n" + said());
                }
                Thread.sleep(20);
            }
        }
        return this;
    }

    int port(String listener) throws IOException {
        Matcher found = pattern(listener).matcher(said());
        if (!found.find()) {
            throw new IOException("no listener " + listener + " in:\n" + said());
        }
        return Integer.parseInt(found.group("port"));
    }

    private static Pattern pattern(String listener) {
        return Pattern.compile("listener " + listener + " listens on .*?[0-9.]+:(?<port>[0-9]+)");
    }

    private String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        Programs.stop(process);
    }
}
