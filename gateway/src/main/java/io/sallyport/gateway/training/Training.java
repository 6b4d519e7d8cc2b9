package io.sallyport.gateway.training;

import io.sallyport.gateway.run.Gateway;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a gateway with files of its own, uses it for some sessions, and ends it. */
public final class Training {
    private static final String LISTENER = "training";
    private static final int RULES = 1000;

    private final Path folder;
    private final Path plugins;

    /**
     * Names a training.
     *
     * @param folder an empty folder of this user's
     * @param plugins the folder of plugins, with {@code none} in it
     */
    public Training(Path folder, Path plugins) {
        this.folder = folder;
        this.plugins = plugins;
    }

    /**
     * Does it.
     *
     * @param sessions how many sessions, one after the other
     * @throws UnusableConfigurationException if the plugins cannot be used
     * @throws IOException if a session fails
     */
    public void run(int sessions) throws IOException, UnusableConfigurationException {
        Files.writeString(folder.resolve("policy.yaml"), policy());
        Files.writeString(folder.resolve("sallyport.yaml"), configuration());
        try (Echo echo = new Echo();
                Gateway gateway = Gateway.start(folder.resolve("sallyport.yaml"))) {
            Client client = new Client(gateway.addressOf(LISTENER), echo.port());
            for (int i = 0; i < sessions; i++) {
                client.session(new byte[1 << (i % 16)]);
            }
        }
    }

    private String configuration() {
        return """
                listeners: {%s: {address: '127.0.0.1:0'}}
                methods: {none: {}}
                plugins: {folder: '%s'}
                policy: {file: policy.yaml}
                audit: {file: audit.jsonl}
                """.formatted(LISTENER, plugins.toString().replace("'", "''"));
    }

    private static String policy() {
        StringBuilder text = new StringBuilder("""
                guardrails: {remove: [loopback]}
                authentication:
                  - {name: anybody, methods: [none]}
                rules:
                """);
        for (int i = 0; i < RULES; i++) {
            text.append(
                    "  - {name: deny-%1$d-%2$d, action: deny, match: {networks: [10.%1$d.%2$d.0/24], ports: [80, 443]}}%n"
                            .formatted(i / 250, i % 250));
        }
        return text.append("  - {name: echo, action: permit, match: {commands: [connect], networks: [127.0.0.1/32]}}\n")
                .toString();
    }
}
