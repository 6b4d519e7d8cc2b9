package io.sallyport.gateway.cli;

import io.sallyport.gateway.log.Printable;
import io.sallyport.gateway.run.ReadinessQuestion;
import io.sallyport.gateway.run.ReadinessQuestion.Answer;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Asks a running gateway whether it is ready, for health checks of containers. */
@Command(
        name = "ready",
        mixinStandardHelpOptions = true,
        description = "Ask the running gateway whether it is ready: exit status 0 if it is, 1 if not.")
final class ReadyCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() throws IOException {
        try {
            Answer answer = ReadinessQuestion.ask(configuration.file());
            System.out.println(Printable.of(answer.body()));
            return answer.isReady() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (UnusableConfigurationException e) {
            e.messages().forEach(System.err::println);
            return ExitCode.SOFTWARE;
        }
    }
}
