package io.sallyport.gateway.cli;

import io.sallyport.gateway.control.ControlRequest;
import io.sallyport.gateway.control.ControlRequest.Verb;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a running gateway keeps out. */
@Command(
        name = "locks",
        mixinStandardHelpOptions = true,
        description = "List the accounts that the running gateway has locked, and the sources that it refuses.")
final class LocksCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--source", description = "Only for this address or network.")
    private Optional<String> source = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Asking.ask(configuration, ControlRequest.of(Verb.LOCKS, source, Optional.empty()));
    }
}
