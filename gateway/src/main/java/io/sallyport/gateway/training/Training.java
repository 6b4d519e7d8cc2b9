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
    private static final int KINDS = 4;

    private static final String LAST = """
              - name: echo
                action: permit
                match: {listeners: [training], commands: [connect], networks: [127.0.0.1/32]}
                obligations: {idle: 1h, lifetime: 1d}
            """;

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
                limits: {connections: 1000, connections-per-source: 1000}
                abuse-control: {half-open: 1000, half-open-per-source: 1000}
                timeouts: {shutdown-drain: 0s}
                resolver: {servers: ['127.0.0.1:9'], query-timeout: 1s}
                """.formatted(LISTENER, plugins.toString().replace("'", "''"));
    }

    private static String policy() {
        StringBuilder text = new StringBuilder("""
                guardrails: {remove: [loopback]}
                authentication:
                  - {name: anybody, methods: [none]}
                rules:
                """);
        for (int i = 0; i < RULES; i += KINDS) {
            text.append("""
                      - {name: n-%1$d, action: deny, match: {networks: [10.%2$d.%3$d.0/24, '2001:db8:%1$d::/48'], ports: [80, 443]}}
                      - {name: h-%1$d, action: deny, match: {hosts: [host-%1$d.invalid, .d-%1$d.invalid], ports: [1-%1$d, 2%1$d]}}
                      - {name: i-%1$d, action: permit, match: {identities: [user-%1$d], hosts: ['h-*.g-%1$d.invalid']}}
                      - {name: g-%1$d, action: permit, match: {groups: [group-%1$d], sources: [192.0.2.0/24]}, require: {tls: true}}
                    """.formatted(i + 1, i / 250, i % 250));
        }
        return text.append(LAST).toString();
    }
}
