package io.sallyport.core.spi.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration that cannot be used. The gateway adds where the plugin's settings stand and refuses to start, or keeps
 * what is running.
 */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Says what is wrong.
     *
     * @param problem what is wrong, with the offending value: {@code users-file: no such file: users.yaml}
     * @param expected what would be right: {@code a readable YAML file}
     */
    public ConfigurationException(String problem, String expected) {
        super(problem + " (expected: " + expected + ")");
        this.problems = List.of();
    }

    /**
     * Says everything that is wrong, each with its place.
     *
     * @param problems at least one
     */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each with its place; empty if only the message says it. */
    public List<Problem> problems() {
        return problems;
    }
}
