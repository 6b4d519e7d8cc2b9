package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.Gateway;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command line of a service, {@code run --config FILE}, understood without the library for command lines, whose
 * classes take a sixth of a start: they are too old for an archive of classes. Whatever else is written goes to it.
 */
final class PlainRun {
    private static final int FAILED = 1;

    private PlainRun() {}

    static Optional<Path> configuration(List<String> arguments) {
        boolean plain = arguments.size() == 3
                && arguments.get(0).equals("run")
                && arguments.get(1).equals("--config")
                && !arguments.get(2).startsWith("-");
        return plain ? Optional.of(Path.of(arguments.get(2))) : Optional.empty();
    }

    static int run(Path configuration) {
        try {
            return Foreground.run(Gateway.start(configuration));
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        } catch (IOException e) {
            System.err.println("sallyport: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }
}
