package io.sallyport.integration.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder with the files of one gateway: its configuration, plugins and logs; the defaults suit most tests. */
public final class GatewayHome {
    /** The user of the default users file, in group staff. */
    public static final String USER = "alice";

    /** That user's password. */
    public static final String PASSWORD = "alice-secret";

    private static final String HASH = "$2b$10$DUfVnqP3gCLkSzKnLaZUxOxPEmn78UHFYGe.HrID2OVNnjFahxhOy";

    private final Path folder;

    private GatewayHome(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the files: listener {@code locked} demands a password, listener {@code open} demands nothing and speaks
     * SOCKS4 too; the policy lets everybody reach loopback, but not port 9.
     */
    public static GatewayHome in(Path folder) {
        GatewayHome home = new GatewayHome(folder);
        Folders.copy(distribution().resolve("plugins"), folder.resolve("plugins"));
        home.configuration("");
        home.policy("");
        home.users("");
        return home;
    }

    /** Where the build has unpacked the distribution. */
    public static Path distribution() {
        return Path.of(System.getProperty("sallyport.distribution"));
    }

    public Path folder() {
        return folder;
    }

    public Path configurationFile() {
        return folder.resolve("conf/sallyport.yaml");
    }

    public Path policyFile() {
        return folder.resolve("conf/policy.yaml");
    }

    public Path usersFile() {
        return folder.resolve("conf/users.yaml");
    }

    /** The configuration, with more at its end. */
    public GatewayHome configuration(String more) {
        return write(configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0', socks4: true}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                # Tests fail more often than people, and all from one address.
                abuse-control: {lockout: {failures: 0}}
                # Nobody answers there: what is not in /etc/hosts has no address, and no test leaves this machine.
                resolver: {servers: ['127.0.0.1:9'], query-timeout: 200ms}
                """ + more);
    }

    /** The configuration as it is, with another key {@code abuse-control}. */
    public GatewayHome abuseControl(String value) {
        return write(configurationFile(), configuration().replace("{lockout: {failures: 0}}", value));
    }

    /** The configuration as it is, with more at its end. */
    public GatewayHome append(String more) {
        return write(configurationFile(), configuration() + more);
    }

    private String configuration() {
        try {
            return Files.readString(configurationFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policy, with more rules before the one that permits. */
    public GatewayHome policy(String rules) {
        return write(policyFile(), """
                guardrails: {remove: [loopback]}
                authentication:
                  - {name: by-password, match: {listeners: [locked]}, methods: [password]}
                  - {name: by-nothing, methods: [none]}
                rules:
                  - {name: no-discard, action: deny, match: {ports: [9]}}
                """ + rules + """
                  - {name: everywhere, action: permit}
                """);
    }

    /** The users file, with more users at its end. */
    public GatewayHome users(String more) {
        return write(usersFile(), """
                users:
                  alice: {password: '%s', groups: [staff]}
                """.formatted(HASH) + more);
    }

    /** A file below the folder, for its owner only: it may be a secret. */
    public GatewayHome write(Path file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Path written = Files.writeString(folder.resolve(file + ".new"), text);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
            Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
