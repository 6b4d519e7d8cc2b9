package io.sallyport.gateway.run;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.association.AssociationServices;
import io.sallyport.core.egress.DestinationConnector;
import io.sallyport.core.egress.DnsResolver;
import io.sallyport.core.egress.Resolver;
import io.sallyport.core.egress.ResolverSettings;
import io.sallyport.core.epoll.PipeSize;
import io.sallyport.core.inbound.InboundListeners;
import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.inbound.SystemRoutes;
import io.sallyport.core.server.EventLoops;
import io.sallyport.core.server.InheritedSockets;
import io.sallyport.core.server.ServerSettings;
import io.sallyport.core.server.SocksServer;
import io.sallyport.core.server.Transport;
import io.sallyport.core.session.SessionLimits;
import io.sallyport.core.session.SessionServices;
import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.gateway.admin.AdminServer;
import io.sallyport.gateway.admin.Readiness;
import io.sallyport.gateway.audit.AuditLog;
import io.sallyport.gateway.config.AdminConfiguration;
import io.sallyport.gateway.config.AuditConfiguration;
import io.sallyport.gateway.config.BindConfiguration;
import io.sallyport.gateway.config.ControlConfiguration;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.ResolverConfiguration;
import io.sallyport.gateway.config.RuntimeConfiguration;
import io.sallyport.gateway.control.ControlDesk;
import io.sallyport.gateway.control.ControlServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway. */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final Components components;
    private final Closing closing;
    private final EventLoops loops;
    private final Resolver resolver;
    private final SocksServer server;
    private final Readiness readiness;
    private final AbuseControl abuse;

    private Gateway(Components components, SessionListener audit, Closing closing) throws IOException {
        GatewayConfiguration configuration = components.configuration();
        this.components = components;
        this.closing = closing;
        this.loops = loops(configuration);
        closing.add(loops::close);
        this.resolver = resolver(configuration.resolver());
        closing.add(resolver::close);
        ServerSettings settings = ServerSettingsOf.configuration(
                components,
                InheritedSockets.of(System.getenv(), ProcessHandle.current().pid()));
        this.abuse = new AbuseControl(
                configuration.abuseControl().settings(settings.caps().total()), System::nanoTime);
        this.server = new SocksServer(loops, settings, services(audit, settings));
        closing.add(server::close);
        this.readiness = new Readiness(
                configuration.listeners().keySet(), components.methods(), components.tls(), Clock.systemUTC());
    }

    private static EventLoops loops(GatewayConfiguration configuration) {
        RuntimeConfiguration runtime = configuration.runtime();
        PipeSize.by(LargePipes::load);
        String transport = runtime.transport().name().toLowerCase(Locale.ROOT);
        return new EventLoops(
                Transport.named(transport),
                runtime.eventLoops(),
                configuration.tcp().settings());
    }

    private InboundSettings inbound() {
        return components
                .configuration()
                .bind()
                .map(BindConfiguration::settings)
                .orElse(InboundSettings.OFF);
    }

    private Resolver resolver(ResolverConfiguration configuration) {
        return new DnsResolver(
                new ResolverSettings(configuration.serverAddresses(), configuration.queryTimeout()),
                loops.transport().datagramChannels(),
                loops.transport().socketChannels());
    }

    private SessionServices services(SessionListener listener, ServerSettings settings) {
        GatewayConfiguration configuration = components.configuration();
        return new SessionServices(
                components.authentication(),
                components.policy().policy(),
                resolver,
                new DestinationConnector(
                        loops.dialer(),
                        configuration.timeouts().connect(),
                        ServerSettingsOf.parallelAttempts(configuration, settings.caps())),
                new InboundListeners(inbound(), loops.listeningSockets(), new SystemRoutes()),
                new AssociationServices(
                        loops.datagramSockets(), resolver, ServerSettingsOf.associations(configuration)),
                ProbesOf.configuration(configuration, closing),
                new SessionLimits(),
                abuse,
                listener,
                Clock.systemUTC(),
                ServerSettingsOf.sessions(configuration, settings.listeners()));
    }

    /**
     * Starts a gateway.
     *
     * @param file its configuration
     * @throws UnusableConfigurationException with everything that is wrong
     * @throws IOException if it cannot listen, or cannot write its audit log
     */
    public static Gateway start(Path file) throws UnusableConfigurationException, IOException {
        Components components = ComponentsLoader.loadToRun(file, Clock.systemUTC());
        Closing closing = new Closing();
        closing.add(components::close);
        try {
            return start(components, closing);
        } catch (IOException | RuntimeException | Error failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    private static Gateway start(Components components, Closing closing) throws IOException {
        AuditConfiguration configuration = components.configuration().audit();
        AuditLog audit = AuditLog.open(configuration.file(), configuration.queueLength(), Clock.systemUTC());
        closing.addLast(audit::close);
        Gateway gateway = new Gateway(components, audit, closing);
        gateway.server.start();
        components.tls().watch();
        gateway.announce();
        gateway.startAdmin();
        gateway.startControl(audit);
        return gateway;
    }

    private void startAdmin() throws IOException {
        Optional<AdminConfiguration> asked = components.configuration().admin();
        if (asked.isPresent()) {
            AdminServer admin = AdminServer.start(asked.get().socketAddress(), readiness::report);
            closing.add(admin::close);
            log.info("admin listens on {}", admin.address());
        }
    }

    private void startControl(AuditLog audit) throws IOException {
        Optional<ControlConfiguration> asked = components.configuration().control();
        if (asked.isPresent()) {
            ControlDesk desk = new ControlDesk(abuse, audit::commanded, Clock.systemUTC());
            ControlServer control = ControlServer.start(asked.get().place(), desk);
            closing.add(control::close);
            log.info("control listens on unix:{}", asked.get().place().path());
        }
    }

    private void announce() {
        components.policy().announce();
        log.info("transport {}", loops.transport());
        components
                .configuration()
                .listeners()
                .keySet()
                .forEach(name -> log.info("listener {} listens on {}", name, server.placeOf(name)));
    }

    /** Where a listener listens. */
    public InetSocketAddress addressOf(String listener) {
        return server.addressOf(listener);
    }

    /** Stops accepting, lets sessions go on for the configured time, then ends everything. */
    public void drain() throws InterruptedException {
        readiness.stop();
        log.info("stopping: {} connections are open", server.sessions());
        server.drain(components.configuration().timeouts().shutdownDrain());
    }

    /**
     * Ends everything, the audit log last.
     *
     * @throws IllegalStateException if something could not be closed well or audit records are lost; all is closed then
     */
    @Override
    public void close() {
        closing.close();
        log.info("stopped");
    }
}
