package io.sallyport.demo;

import java.nio.file.Path;

/**
 * The program that the demo is a part of.
 *
 * @param home where it was unpacked
 */
record Surroundings(Path home) {
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
    ProcessBuilder gateway(Path configuration) {
        ProcessBuilder command = new ProcessBuilder(program().toString(), "run", "--config", configuration.toString());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return command;
    }
}
