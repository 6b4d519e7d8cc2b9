package io.sallyport.gateway.quickstart;

import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** The folder of a first start: its configuration, policy and users, made once and never overwritten. */
public final class Quickstart {
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
     * @return the password of the user that was made, or empty if the files were there
     * @throws IOException if they cannot be written
     */
    public Optional<String> prepare(Path plugins, PluginCommand hashPassword) throws IOException {
        if (Files.exists(configuration())) {
            return Optional.empty();
        }
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("log"));
        String password = RandomPassword.make();
        write("conf/users.yaml", "users:\n" + UsersEntry.make(hashPassword, password));
        write("conf/policy.yaml", Template.read("policy.yaml", Map.of()));
        write(
                "conf/sallyport.yaml",
                Template.read("sallyport.yaml", Map.of("PORT", String.valueOf(port), "PLUGINS", plugins.toString())));
        return Optional.of(password);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** What to try, with the password if it is known. */
    public String commands(Optional<String> password) {
        String proxy = "socks5h://" + UsersEntry.USER + ":" + password.orElse("PASSWORD") + "@127.0.0.1:" + port;
        String hint = password.isPresent()
                ? ""
                : "  (PASSWORD was printed at the first start; delete " + folder + " to begin anew)\n";
        return Template.read(
                "commands.txt", Map.of("PROXY", proxy, "AUDIT", folder + "/log/audit.jsonl", "HINT", hint));
    }
}
