package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Binding.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Configurations that have what they must, and a text of the test's own. */
public final class ConfigurationTexts {
    private ConfigurationTexts() {}

    static GatewayConfiguration read(Path folder, String text) throws IOException {
        return ((Bound<GatewayConfiguration>) load(folder, text)).value();
    }

    static List<Problem> mistakesOf(Path folder, String text) throws IOException {
        return ((Binding.Unbound<GatewayConfiguration>) load(folder, text)).problems();
    }

    private static Binding<GatewayConfiguration> load(Path folder, String text) throws IOException {
        return GatewayConfiguration.load(write(folder, text));
    }

    /** For who reads the file by a way of its own. */
    public static Path write(Path folder, String text) throws IOException {
        String listeners = text.startsWith("listeners") ? "" : "listeners: {local: {address: '127.0.0.1:0'}}\n";
        return Files.writeString(folder.resolve("f.yaml"), listeners + "methods: {none: {}}\n" + text + "\n");
    }
}
