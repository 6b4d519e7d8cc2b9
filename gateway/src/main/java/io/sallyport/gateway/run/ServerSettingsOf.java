package io.sallyport.gateway.run;

import io.sallyport.core.association.Associations;
import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.server.ConnectionCaps;
import io.sallyport.core.server.Descriptors;
import io.sallyport.core.server.ListenerSettings;
import io.sallyport.core.server.RelayBuffers;
import io.sallyport.core.server.ServerSettings;
import io.sallyport.core.session.SessionSettings;
import io.sallyport.core.session.SessionSettings.DatagramSettings;
import io.sallyport.gateway.config.AdminConfiguration;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.LimitsConfiguration;
import io.sallyport.gateway.config.ListenerConfiguration;
import io.sallyport.gateway.config.TimeoutsConfiguration;
import io.sallyport.gateway.config.UdpConfiguration;
import io.sallyport.gateway.tls.TlsListeners;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says to the core in its words what the configuration says in an operator's. */
final class ServerSettingsOf {
    private static final Logger log = LoggerFactory.getLogger(ServerSettingsOf.class);

    private ServerSettingsOf() {}

    static ServerSettings configuration(GatewayConfiguration configuration, boolean encapsulates, TlsListeners tls) {
        List<ListenerSettings> listeners = configuration.listeners().entrySet().stream()
                .map(entry -> new ListenerSettings(
                        entry.getKey(),
                        entry.getValue().place(),
                        entry.getValue().socks4(),
                        entry.getValue().balancers(),
                        tls.of(entry.getKey())))
                .toList();
        return new ServerSettings(listeners, caps(configuration, total(configuration, encapsulates, !tls.isEmpty())));
    }

    private static ConnectionCaps caps(GatewayConfiguration configuration, int total) {
        LimitsConfiguration limits = configuration.limits();
        if (total < limits.connections()) {
            log.warn(
                    "limits.connections: {} is more than the open files and the direct memory of this process allow;"
                            + " taking {}",
                    limits.connections(),
                    total);
        }
        return new ConnectionCaps(total, limits.connectionsPerSource());
    }

    private static int total(GatewayConfiguration configuration, boolean encapsulates, boolean tls) {
        long others = new DescriptorNeeds(configuration).count();
        int descriptors = Descriptors.cap(configuration.limits().connections(), others, Descriptors.free());
        return encapsulates && tls
                ? RelayBuffers.capOfEncapsulatedInTls(descriptors)
                : RelayBuffers.cap(descriptors, encapsulates || tls);
    }

    static Associations associations(GatewayConfiguration configuration) {
        return configuration.udp().map(ServerSettingsOf::associations).orElseGet(Associations::none);
    }

    private static Associations associations(UdpConfiguration udp) {
        return new Associations(
                new PlaceCaps(udp.associations(), udp.associationsPerSource()),
                RelayBuffers.forPendingDatagrams(),
                udp.portRange(),
                udp.advertised());
    }

    private static DatagramSettings datagrams(UdpConfiguration udp) {
        return new DatagramSettings(
                udp.idle(),
                udp.fragments() == UdpConfiguration.Fragments.REASSEMBLE,
                udp.destinations(),
                udp.newDestinationsPerSecond());
    }

    static SessionSettings sessions(GatewayConfiguration configuration) {
        TimeoutsConfiguration timeouts = configuration.timeouts();
        return new SessionSettings(
                timeouts.negotiation(),
                timeouts.resolve(),
                timeouts.bind(),
                timeouts.closeAfterRefusal(),
                timeouts.idle(),
                timeouts.halfCloseLinger(),
                configuration.udp().map(ServerSettingsOf::datagrams).orElse(DatagramSettings.NONE),
                ownPorts(configuration));
    }

    /** What answers there is no destination, be it for clients or for operators. */
    private static Set<Integer> ownPorts(GatewayConfiguration configuration) {
        Stream<InetSocketAddress> listeners = configuration.listeners().values().stream()
                .map(ListenerConfiguration::socketAddress)
                .flatMap(Optional::stream);
        Stream<InetSocketAddress> admin = configuration.admin().map(AdminConfiguration::socketAddress).stream();
        return Stream.concat(listeners, admin).map(InetSocketAddress::getPort).collect(Collectors.toSet());
    }
}
