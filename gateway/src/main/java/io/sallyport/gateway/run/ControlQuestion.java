package io.sallyport.gateway.run;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.config.ControlConfiguration;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.control.ControlAnswer;
import io.sallyport.gateway.control.ControlClient;
import io.sallyport.gateway.control.ControlRequest;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Binding.Bound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gives a command to the gateway that runs with a configuration. */
public final class ControlQuestion {
    private ControlQuestion() {}

    /**
     * Gives it.
     *
     * @param file the configuration
     * @throws UnusableConfigurationException if it does not say where
     * @throws IOException if nobody answers there
     */
    public static ControlAnswer ask(Path file, ControlRequest request)
            throws UnusableConfigurationException, IOException, InterruptedException {
        Binding<GatewayConfiguration> configuration = GatewayConfiguration.load(file);
        if (!(configuration instanceof Bound<GatewayConfiguration> bound)) {
            throw new UnusableConfigurationException(configuration.problems());
        }
        ControlConfiguration control = bound.value().control().orElseThrow(() -> nowhere(file));
        return ControlClient.ask(control.place().path(), request);
    }

    private static UnusableConfigurationException nowhere(Path file) {
        return new UnusableConfigurationException(List.of(new Problem(
                new SourceLocation(file.toString(), 1, 1),
                "control",
                "the gateway takes no commands",
                "control: {unix: /run/sallyport/control.sock}, and a start of the gateway with it")));
    }
}
