package io.sallyport.gateway.cli;

import io.sallyport.gateway.log.LogLevel;
import io.sallyport.gateway.log.OperatorLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Starts the program. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) {
        int status = CommandLine.ExitCode.SOFTWARE;
        try {
            status = run(List.of(arguments));
        } catch (RuntimeException | Error unexpected) {
            // The exit below would swallow it.
            LoggerFactory.getLogger(Main.class).error("ended by a fault", unexpected);
        } finally {
            System.exit(status);
        }
    }

    /** Runs one command; with none, the quick start. */
    static int run(List<String> arguments) {
        OperatorLog.configure(LogLevel.WARN);
        Optional<Path> plain = PlainRun.configuration(arguments);
        if (plain.isPresent()) {
            return PlainRun.run(plain.get());
        }
        CommandLine line = new CommandLine(new SallyportCommand())
                .addSubcommand(new RunCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new ReadyCommand())
                .addSubcommand(new LocksCommand())
                .addSubcommand(new UnlockCommand())
                .addSubcommand(new ForgiveCommand())
                .addSubcommand(new CommandLine(new AuthCommand()).addSubcommand(new AuthTestCommand()))
                .addSubcommand(new QuickstartCommand())
                .addSubcommand(new TrainCommand())
                .addSubcommand(new CommandLine(new PolicyCommand())
                        .addSubcommand(new PolicyCheckCommand())
                        .addSubcommand(new PolicyTestCommand())
                        .addSubcommand(new PolicyExplainCommand()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUnmatchedArgumentsAllowed(false);
        // The name of an account may begin with @, and is no file to read arguments from.
        line.setExpandAtFiles(false);
        line.setExecutionExceptionHandler(Main::failed);
        if (!arguments.isEmpty() && !line.getSubcommands().containsKey(arguments.get(0))) {
            PluginCommands.addTo(line);
        }
        return line.execute(arguments.isEmpty() ? new String[] {"quickstart"} : arguments.toArray(String[]::new));
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        PrintWriter err = line.getErr();
        if (failure instanceof IOException) {
            err.println("sallyport: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
