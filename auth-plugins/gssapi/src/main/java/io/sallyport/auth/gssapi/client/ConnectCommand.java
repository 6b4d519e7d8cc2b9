package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code sallyport connect}: joins standard input and output with a destination behind a SOCKS5 gateway. */
public final class ConnectCommand implements PluginCommand {
    private static final Duration LINGER = Duration.ofMinutes(5);

    private final Map<String, String> environment;

    /** Makes the command, with the environment of the process. */
    public ConnectCommand() {
        this(System.getenv());
    }

    ConnectCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String summary() {
        return "Connects standard input and output to a destination through a SOCKS5 gateway, also by Kerberos.";
    }

    @Override
    public int run(List<String> arguments, CommandIo io) {
        if (arguments.contains("--help")) {
            io.out().print(ConnectOptions.USAGE);
            return OK;
        }
        try {
            return run(OptionsReader.read(arguments), io);
        } catch (IllegalArgumentException e) {
            io.err().println("connect: " + OneLine.of(e));
            io.err().print(ConnectOptions.USAGE);
            return USAGE;
        }
    }

    private int run(ConnectOptions options, CommandIo io) {
        try (Connection connection = Connection.open(options, environment)) {
            new Relay(connection, io, LINGER).run();
            return OK;
        } catch (IOException e) {
            io.err().println("connect: " + OneLine.of(e));
            return FAILED;
        }
    }
}
