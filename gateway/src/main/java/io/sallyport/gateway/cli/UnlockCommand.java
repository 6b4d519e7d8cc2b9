package io.sallyport.gateway.cli;

import io.sallyport.gateway.control.ControlRequest;
import io.sallyport.gateway.control.ControlRequest.Verb;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Unlocks accounts of a running gateway. */
@Command(
        name = "unlock",
        mixinStandardHelpOptions = true,
        description = {
            "Unlock an account of the running gateway, however its name is spelled.",
            "Exit status 0 if it was locked, 3 if not, 1 if it could not be done."
        })
final class UnlockCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "The account; after -- if it begins with a dash.")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--others",
            description = "In place of an account: those that are counted as one, for a source has failed at too many.")
    private boolean others;

    @Option(names = "--source", description = "Only for this address or network (default: for all sources).")
    private Optional<String> source = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (others == account.isPresent()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Not one thing to unlock (expected: either ACCOUNT or --others)");
        }
        Verb verb = others ? Verb.UNLOCK_OTHERS : Verb.UNLOCK;
        return Asking.ask(configuration, ControlRequest.of(verb, source, account));
    }
}
