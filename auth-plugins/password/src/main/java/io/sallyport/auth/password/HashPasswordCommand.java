package io.sallyport.auth.password;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code sallyport hash-password}: makes an entry for the users file. */
public final class HashPasswordCommand implements PluginCommand {
    @Override
    public String name() {
        return "hash-password";
    }

    @Override
    public String summary() {
        return "Makes an entry for a users file from a password that it reads from standard input.";
    }

    @Override
    public int run(List<String> arguments, CommandIo io) throws IOException {
        if (arguments.contains("--help")) {
            io.out().print(HashPasswordOptions.USAGE);
            return OK;
        }
        try {
            return run(HashPasswordOptions.parse(arguments), io);
        } catch (IllegalArgumentException e) {
            io.err().println("hash-password: " + e.getMessage());
            io.err().print(HashPasswordOptions.USAGE);
            return USAGE;
        }
    }

    private static int run(HashPasswordOptions options, CommandIo io) {
        try {
            byte[] password = PasswordInput.read(io.in());
            try {
                String hash = options.cost().hash(password, new SecureRandom()).text();
                io.out().print(options.hashOnly() ? hash + "\n" : entry(options, hash));
                return OK;
            } finally {
                Arrays.fill(password, (byte) 0);
            }
        } catch (IOException | IllegalArgumentException e) {
            io.err().println("hash-password: " + e.getMessage());
            return FAILED;
        }
    }

    private static String entry(HashPasswordOptions options, String hash) {
        String groups =
                options.groups().stream().map(HashPasswordCommand::quoted).collect(Collectors.joining(", "));
        return "  " + quoted(options.user()) + ":\n    password: " + quoted(hash) + "\n    groups: [" + groups + "]\n";
    }

    /** Writes a text so that YAML reads the same. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                quoted.append("\\x%02X".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
