package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Asks a gateway for a ping or a traceroute, and prints what it says; interrupted, it tells the gateway to end it. */
abstract class ProbeCommand implements PluginCommand {
    private static final String HELP = """
            Usage: %s --via HOST:PORT [-n] [-v] [--gssapi | --user NAME] [OPTION]... DEST
            %s
            A name is sent as it is, and the gateway resolves it. Ctrl-C ends it.
              --via HOST:PORT         the gateway
              -n                      show no names of addresses
              -v                      tell more
              --gssapi, --user NAME, --service, --level, --accept-integrity, --password-file, --connect-timeout
                                      as with connect (connect --help)
            """;

    private final int command;
    private final Map<String, String> environment;

    ProbeCommand(int command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    @Override
    public final int run(List<String> arguments, CommandIo io) {
        if (arguments.contains("--help")) {
            io.out().print(usage());
            return OK;
        }
        try {
            return run(OptionsReader.readProbe(command, arguments), io);
        } catch (IllegalArgumentException e) {
            io.err().println(name() + ": " + OneLine.of(e));
            io.err().print(usage());
            return PluginCommand.USAGE;
        }
    }

    private String usage() {
        return HELP.formatted(name(), summary());
    }

    private int run(ConnectOptions options, CommandIo io) {
        try (Connection connection = Connection.open(options, environment)) {
            print(connection, io);
            return OK;
        } catch (IOException e) {
            io.err().println(name() + ": " + OneLine.of(e));
            return FAILED;
        }
    }

    private static void print(Connection connection, CommandIo io) throws IOException {
        Interruption interruption = new Interruption(connection);
        interruption.arm();
        try {
            PrintedText.print(connection.channel().in(), new StandardOutput(io.out()));
        } finally {
            interruption.disarm();
        }
    }
}
