package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.ConfigurationCheck;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says whether the gateway would come as far as listening with a configuration. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check configuration, plugins, users and policy without listening.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() {
        try {
            ConfigurationCheck.check(configuration.file()).forEach(System.err::println);
            System.out.println(configuration.file() + ": right");
            return ExitCode.OK;
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }
}
