package io.sallyport.gateway.quickstart;

import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** The folder of a first start: its configuration, policy and users, made once and never overwritten. */
public final class Quickstart {
    /** The name of the listener that it makes. */
    public static final String LISTENER = "local";

    private static final String USERS = "conf/users.yaml";

    private final Path folder;
    private final int port;

    /**
     * Names a quick start.
     *
     * @param folder where its files are
     * @param port where it listens on loopback
     */
    public Quickstart(Path folder, int port) {
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
    }

    /** The configuration to start with. */
    public Path configuration() {
        return folder.resolve("conf/sallyport.yaml");
    }

    /**
     * Makes the files if they are not there.
     *
     * @param plugins the folder of plugins
     * @param hashPassword the command that makes an entry of a users file
     * @return the password of the user that was made, or empty if the users file was there
     * @throws IOException if they cannot be written, or belong to somebody else
     */
    public Optional<String> prepare(Path plugins, PluginCommand hashPassword) throws IOException {
        OwnFolder.make(folder);
        OwnFolder.make(folder.resolve("conf"));
        OwnFolder.make(folder.resolve("log"));
        write("conf/policy.yaml", Template.read("policy.yaml", Map.of()));
        write(
                "conf/sallyport.yaml",
                Template.read(
                        "sallyport.yaml", Map.of("PORT", String.valueOf(port), "PLUGINS", quoted(plugins.toString()))));
        if (Files.exists(folder.resolve(USERS))) {
            return Optional.empty();
        }
        String password = RandomPassword.make();
        write(USERS, "users:\n" + UsersEntry.make(hashPassword, password));
        return Optional.of(password);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Writes what is not there; what is there may have been changed by its owner. */
    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        }
    }

    /**
     * What to try.
     *
     * @param listening where the gateway listens
     * @param password the password, if it is known
     */
    public String commands(InetSocketAddress listening, Optional<String> password) {
        String address = listening.getAddress().getHostAddress() + ":" + listening.getPort();
        String proxy = "socks5h://" + UsersEntry.USER + ":" + password.orElse("PASSWORD") + "@" + address;
        String hint = password.isPresent()
                ? ""
                : "  (PASSWORD was printed at the first start; delete " + folder + " to begin anew)\n";
        return Template.read(
                "commands.txt", Map.of("PROXY", proxy, "AUDIT", folder + "/log/audit.jsonl", "HINT", hint));
    }
}
