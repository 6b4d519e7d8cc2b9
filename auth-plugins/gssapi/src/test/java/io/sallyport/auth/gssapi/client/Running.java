package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the command in this process. */
final class Running {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private PrintStream stdout = new PrintStream(out, false, StandardCharsets.UTF_8);

    private PluginCommand command = new ConnectCommand(Map.of());

    Running command(PluginCommand other) {
        command = other;
        return this;
    }

    Running input(byte[] octets) {
        return input(new ByteArrayInputStream(octets));
    }

    Running input(InputStream other) {
        in = other;
        return this;
    }

    Running output(PrintStream other) {
        stdout = other;
        return this;
    }

    int run(String... arguments) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            return command.run(List.of(arguments), new CommandIo(in, stdout, errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String error() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
