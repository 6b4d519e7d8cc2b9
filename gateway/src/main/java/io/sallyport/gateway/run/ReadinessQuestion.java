package io.sallyport.gateway.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.config.AdminConfiguration;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Binding.Bound;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Asks the gateway that runs with a configuration whether it is ready. */
public final class ReadinessQuestion {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();
    private static final int MOST_OCTETS = 1024 * 1024;

    private ReadinessQuestion() {}

    /**
     * What it says.
     *
     * @param isReady whether it takes clients
     * @param body how each of its parts is
     */
    public record Answer(boolean isReady, String body) {}

    /**
     * Asks.
     *
     * @param file the configuration
     * @throws UnusableConfigurationException if it does not say where to ask
     * @throws IOException if nobody answers there
     */
    public static Answer ask(Path file) throws UnusableConfigurationException, IOException {
        Binding<GatewayConfiguration> configuration = GatewayConfiguration.load(file);
        if (!(configuration instanceof Bound<GatewayConfiguration> bound)) {
            throw new UnusableConfigurationException(configuration.problems());
        }
        InetSocketAddress address = bound.value()
                .admin()
                .map(AdminConfiguration::socketAddress)
                .filter(admin -> admin.getPort() != 0)
                .orElseThrow(() -> nowhere(file));
        return ask(address);
    }

    private static UnusableConfigurationException nowhere(Path file) {
        return new UnusableConfigurationException(List.of(new Problem(
                new SourceLocation(file.toString(), 1, 1),
                "admin",
                "no address to ask at",
                "admin: {address: '127.0.0.1:9080'}, with a port that is not 0")));
    }

    static Answer ask(InetSocketAddress address) throws IOException {
        String host = address.getAddress().getHostAddress();
        String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + authority + "/ready").toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try {
            return answer(connection);
        } catch (IOException silent) {
            throw new IOException("nobody answers at " + authority + ": " + silent.getMessage(), silent);
        } finally {
            connection.disconnect();
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readNBytes(MOST_OCTETS), UTF_8);
            return new Answer(ready, text.strip());
        }
    }
}
