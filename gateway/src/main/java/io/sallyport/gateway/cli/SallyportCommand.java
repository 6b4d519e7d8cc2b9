package io.sallyport.gateway.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
        name = "sallyport",
        mixinStandardHelpOptions = true,
        versionProvider = SallyportCommand.Version.class,
        description = "A SOCKS gateway that lets out only whom it knows and what its policy permits.",
        footer = "Without a command: quickstart.")
final class SallyportCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command (expected: one of those below)");
    }

    /** The version that the build gave the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SallyportCommand.class.getPackage().getImplementationVersion();
            return new String[] {"sallyport " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
