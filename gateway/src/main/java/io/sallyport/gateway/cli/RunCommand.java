package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.Gateway;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the gateway until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Run the gateway until SIGTERM.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return Foreground.run(Gateway.start(configuration.file()));
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }
}
