package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.UnusableConfigurationException;
import io.sallyport.gateway.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What bin/make-start-archive runs while the Java virtual machine records. */
@Command(
        name = "train",
        hidden = true,
        description = "Run a gateway on loopback for a moment, with clients of its own.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "An empty folder of yours.")
    private Path folder = Path.of("");

    @Option(names = "--sessions", description = "How many sessions (default: ${DEFAULT-VALUE}).", defaultValue = "400")
    private int sessions;

    @Override
    public Integer call() throws IOException {
        try {
            new Training(folder.toAbsolutePath(), Home.plugins()).run(sessions);
            return 0;
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }
}
