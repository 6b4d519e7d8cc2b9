package io.sallyport.core.spi.config;

/**
 * A configuration that cannot be used. The gateway adds where the plugin's settings stand and refuses to start, or keeps
 * what is running.
 */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param problem what is wrong, with the offending value: {@code users-file: no such file: users.yaml}
     * @param expected what would be right: {@code a readable YAML file}
     */
    public ConfigurationException(String problem, String expected) {
        super(problem + " (expected: " + expected + ")");
    }
}
