package io.sallyport.gateway.run;

import io.sallyport.core.egress.DestinationConnector;
import io.sallyport.core.egress.DnsResolver;
import io.sallyport.core.egress.Resolver;
import io.sallyport.core.egress.ResolverSettings;
import io.sallyport.core.server.EventLoops;
import io.sallyport.core.server.SocksServer;
import io.sallyport.core.server.Transport;
import io.sallyport.core.session.SessionLimits;
import io.sallyport.core.session.SessionServices;
import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.gateway.audit.AuditLog;
import io.sallyport.gateway.config.GatewayConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway. */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final Components components;
    private final AuditLog audit;
    private final EventLoops loops;
    private final Resolver resolver;
    private final SocksServer server;

    private Gateway(Components components, AuditLog audit, EventLoops loops) {
        GatewayConfiguration configuration = components.configuration();
        this.components = components;
        this.audit = audit;
        this.loops = loops;
        this.resolver = new DnsResolver(
                new ResolverSettings(
                        configuration.resolver().serverAddresses(),
                        configuration.resolver().queryTimeout()),
                loops.transport().datagramChannels(),
                loops.transport().socketChannels());
        this.server = new SocksServer(loops, ServerSettingsOf.configuration(configuration), services(audit));
    }

    private SessionServices services(SessionListener listener) {
        GatewayConfiguration configuration = components.configuration();
        return new SessionServices(
                components.authentication(),
                components.policy().policy(),
                resolver,
                new DestinationConnector(
                        loops.dialer(), configuration.timeouts().connect()),
                new SessionLimits(),
                listener,
                Clock.systemUTC(),
                ServerSettingsOf.sessions(configuration));
    }

    /**
     * Starts a gateway.
     *
     * @param file its configuration
     * @throws UnusableConfigurationException with everything that is wrong
     * @throws IOException if it cannot listen, or cannot write its audit log
     */
    public static Gateway start(Path file) throws UnusableConfigurationException, IOException {
        Components components = ComponentsLoader.load(file, Clock.systemUTC());
        try {
            return start(components);
        } catch (IOException | RuntimeException e) {
            components.close();
            throw e;
        }
    }

    private static Gateway start(Components components) throws IOException {
        GatewayConfiguration configuration = components.configuration();
        AuditLog audit = AuditLog.open(
                configuration.audit().file(), configuration.audit().queueLength(), Clock.systemUTC());
        String transport = configuration.runtime().transport().name().toLowerCase(Locale.ROOT);
        EventLoops loops = new EventLoops(
                Transport.named(transport), configuration.runtime().eventLoops());
        Gateway gateway = new Gateway(components, audit, loops);
        try {
            gateway.server.start();
        } catch (IOException e) {
            gateway.closeAllButComponents();
            throw e;
        }
        gateway.announce();
        return gateway;
    }

    private void announce() {
        components.policy().announce();
        log.info("transport {}", loops.transport());
        components
                .configuration()
                .listeners()
                .keySet()
                .forEach(name -> log.info("listener {} listens on {}", name, server.addressOf(name)));
    }

    /** Where a listener listens. */
    public InetSocketAddress addressOf(String listener) {
        return server.addressOf(listener);
    }

    /** Stops accepting, lets sessions go on for the configured time, then ends everything. */
    public void drain() throws InterruptedException {
        log.info("stopping: {} connections are open", server.sessions());
        server.drain(components.configuration().timeouts().shutdownDrain());
    }

    @Override
    public void close() {
        closeAllButComponents();
        components.close();
        log.info("stopped");
    }

    private void closeAllButComponents() {
        server.close();
        resolver.close();
        loops.close();
        audit.close();
    }
}
