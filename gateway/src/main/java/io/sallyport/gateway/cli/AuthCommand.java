package io.sallyport.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done with authentication methods. */
@Command(name = "auth", mixinStandardHelpOptions = true, description = "Try authentication methods.")
final class AuthCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command (expected: test)");
    }
}
