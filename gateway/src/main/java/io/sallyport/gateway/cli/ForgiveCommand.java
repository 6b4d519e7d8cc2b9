package io.sallyport.gateway.cli;

import io.sallyport.gateway.control.ControlRequest;
import io.sallyport.gateway.control.ControlRequest.Verb;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a source in again that a running gateway refuses. */
@Command(
        name = "forgive",
        mixinStandardHelpOptions = true,
        description = {
            "Let a source in again whose connections the running gateway refuses; its accounts stay locked.",
            "Exit status 0 if it was refused, 3 if not, 1 if it could not be done."
        })
final class ForgiveCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "SOURCE", description = "The address or network.")
    private String source = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Asking.ask(configuration, ControlRequest.of(Verb.FORGIVE, Optional.of(source), Optional.empty()));
    }
}
