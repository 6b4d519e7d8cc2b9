package io.sallyport.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The program that the demo is a part of.
 *
 * @param home where it was unpacked
 */
record Surroundings(Path home) {
    private static final String JAVA_OPTIONS = "SALLYPORT_JAVA_OPTS";

    /** As the script says that started this process. */
    static Surroundings ofThisProcess() {
        return new Surroundings(Path.of(System.getProperty("sallyport.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    Path program() {
        return home.resolve("bin/sallyport");
    }

    Path plugins() {
        return home.resolve("plugins");
    }

    /** The program's command {@code run} on this process's own Java, not started yet. */
    ProcessBuilder gateway(Path configuration, Path krb5Conf) {
        ProcessBuilder command = new ProcessBuilder(program().toString(), "run", "--config", configuration.toString());
        List<String> options = new ArrayList<>();
        Optional.ofNullable(System.getenv(JAVA_OPTIONS)).ifPresent(options::add);
        options.add("-Djava.security.krb5.conf=" + krb5Conf);
        command.environment().put(JAVA_OPTIONS, String.join(" ", options));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return command;
    }
}
