package io.sallyport.gateway.run;

import io.sallyport.core.association.Associations;
import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.egress.ParallelAttempts;
import io.sallyport.core.server.ConnectionCaps;
import io.sallyport.core.server.Descriptors;
import io.sallyport.core.server.InheritedSockets;
import io.sallyport.core.server.ListenerPlace;
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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * Gives those of the server.
     *
     * @throws IOException if a socket that a listener shall have was not passed
     */
    static ServerSettings configuration(Components components, InheritedSockets inherited) throws IOException {
        GatewayConfiguration configuration = components.configuration();
        boolean encapsulates = components.authentication().encapsulates();
        List<ListenerSettings> listeners = new ArrayList<>();
        for (Map.Entry<String, ListenerConfiguration> entry :
                configuration.listeners().entrySet()) {
            listeners.add(listener(entry.getKey(), entry.getValue(), components.tls(), inherited));
        }
        if (!inherited.left().isEmpty()) {
            log.warn("no listener takes the sockets {} that the gateway was started with", inherited.left());
        }
        return new ServerSettings(
                listeners,
                caps(
                        configuration,
                        total(configuration, encapsulates, !components.tls().isEmpty())));
    }

    private static ListenerSettings listener(
            String name, ListenerConfiguration listener, TlsListeners tls, InheritedSockets inherited)
            throws IOException {
        try {
            ListenerPlace place = listener.place(inherited);
            if (place instanceof ListenerPlace.Inherited socket && socket.port().isEmpty()) {
                listener.refuseAtUnixSocket();
            }
            return new ListenerSettings(name, place, listener.socks4(), listener.balancers(), tls.of(name));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("listener " + name + ": " + e.getMessage(), e);
        }
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

    static ParallelAttempts parallelAttempts(GatewayConfiguration configuration, ConnectionCaps caps) {
        long others = new DescriptorNeeds(configuration).count();
        return new ParallelAttempts(Descriptors.parallelAttempts(caps.total(), others, Descriptors.free()));
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

    static SessionSettings sessions(GatewayConfiguration configuration, List<ListenerSettings> listeners) {
        TimeoutsConfiguration timeouts = configuration.timeouts();
        return new SessionSettings(
                timeouts.negotiation(),
                timeouts.resolve(),
                timeouts.bind(),
                timeouts.closeAfterRefusal(),
                timeouts.idle(),
                timeouts.halfCloseLinger(),
                configuration.udp().map(ServerSettingsOf::datagrams).orElse(DatagramSettings.NONE),
                ownPorts(configuration, listeners));
    }

    /** What answers there is no destination, be it for clients or for operators. */
    private static Set<Integer> ownPorts(GatewayConfiguration configuration, List<ListenerSettings> listeners) {
        Stream<Integer> ofListeners = listeners.stream().flatMap(listener -> port(listener.place()).stream());
        Stream<Integer> ofAdmin = configuration.admin().map(AdminConfiguration::socketAddress).stream()
                .map(InetSocketAddress::getPort);
        return Stream.concat(ofListeners, ofAdmin).collect(Collectors.toSet());
    }

    private static Optional<Integer> port(ListenerPlace place) {
        if (place instanceof ListenerPlace.Inherited inherited) {
            return inherited.port();
        }
        return place instanceof ListenerPlace.Network network
                ? Optional.of(network.address().getPort())
                : Optional.empty();
    }
}
