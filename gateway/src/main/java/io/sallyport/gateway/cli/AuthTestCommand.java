package io.sallyport.gateway.cli;

import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.StepwiseTest.TestStep;
import io.sallyport.gateway.log.Printable;
import io.sallyport.gateway.run.MethodTool;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries one login with a configured method, and says at which step it fails. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Try a login step by step, with the password from standard input; nothing is started.")
final class AuthTestCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--method", required = true, description = "The method's name in the configuration.")
    private String method = "";

    @Option(names = "--user", required = true, description = "The user's name, as a client would send it.")
    private String user = "";

    @Override
    public Integer call() throws IOException {
        PasswordCredentials credentials = new PasswordCredentials(user, PasswordLine.read(System.in));
        try {
            boolean accepted = MethodTool.test(configuration.file(), method, credentials, AuthTestCommand::print);
            System.out.println(accepted ? "accepted" : "refused");
            return accepted ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        } finally {
            credentials.wipe();
        }
    }

    private static void print(TestStep step) {
        String line = "%-6s %-13s %s: %s"
                .formatted(step.passed() ? "ok" : "FAILED", step.name(), step.server(), step.answer());
        System.out.println(Printable.of(line));
    }
}
