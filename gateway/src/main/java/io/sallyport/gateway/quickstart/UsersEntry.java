package io.sallyport.gateway.quickstart;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An entry of a users file, made by the command that the plugin brings: the gateway itself hashes nothing. */
final class UsersEntry {
    static final String USER = "alice";

    private UsersEntry() {}

    static String make(PluginCommand hashPassword, String password) throws IOException {
        byte[] input = (password + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(entry, true, StandardCharsets.UTF_8)) {
            CommandIo io = new CommandIo(new ByteArrayInputStream(input), out, System.err);
            int status = hashPassword.run(List.of("--user", USER, "--group", "users"), io);
            if (status != PluginCommand.OK) {
                throw new IOException("command " + hashPassword.name() + " ended with " + status + " (expected: 0)");
            }
        }
        return entry.toString(StandardCharsets.UTF_8);
    }
}
