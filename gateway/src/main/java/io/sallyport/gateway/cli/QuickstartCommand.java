package io.sallyport.gateway.cli;

import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.PluginFolders;
import io.sallyport.gateway.plugin.PluginLoadException;
import io.sallyport.gateway.plugin.Plugins;
import io.sallyport.gateway.quickstart.Quickstart;
import io.sallyport.gateway.run.Gateway;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a gateway on loopback with one user, and prints what to try. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "Run a gateway on loopback with one user of a random password, and print commands to try.")
final class QuickstartCommand implements Callable<Integer> {
    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where its files are made (default: ${DEFAULT-VALUE}).",
            defaultValue = "sallyport-quickstart")
    private Path directory = Path.of("sallyport-quickstart");

    @Option(
            names = "--port",
            description = "Where it listens on 127.0.0.1 (default: ${DEFAULT-VALUE}).",
            defaultValue = "1080")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Quickstart quickstart = new Quickstart(directory, port);
        try {
            Optional<String> password = prepare(quickstart);
            Gateway gateway = Gateway.start(quickstart.configuration());
            System.out.print(quickstart.commands(gateway.addressOf(Quickstart.LISTENER), password));
            System.out.flush();
            return Foreground.run(gateway);
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }

    private static Optional<String> prepare(Quickstart quickstart) throws IOException {
        try (Plugins plugins = PluginFolders.load(Home.plugins())) {
            PluginCommand hashPassword = plugins.command("hash-password")
                    .orElseThrow(() -> new IOException(
                            Home.plugins() + ": no command hash-password (expected: the plugin password)"));
            return quickstart.prepare(Home.plugins(), hashPassword);
        } catch (PluginLoadException e) {
            throw new IOException(
                    String.join(
                            System.lineSeparator(),
                            e.problems().stream().map(Object::toString).toList()),
                    e);
        }
    }
}
