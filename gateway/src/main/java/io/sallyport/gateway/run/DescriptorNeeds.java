package io.sallyport.gateway.run;

import io.sallyport.core.association.Associations;
import io.sallyport.core.server.Descriptors;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.admin.AdminServer;
import io.sallyport.gateway.config.BindConfiguration;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.IcmpConfiguration;
import io.sallyport.gateway.config.UdpConfiguration;
import io.sallyport.gateway.control.ControlServer;
import java.util.Optional;

/** How many open files the configuration may need beside those of connections, and whether there are so many. */
final class DescriptorNeeds {
    /** Two ends of its output, and what the system has open while it starts one. */
    private static final int PER_PROGRAM = 4;

    private final GatewayConfiguration configuration;

    DescriptorNeeds(GatewayConfiguration configuration) {
        this.configuration = configuration;
    }

    /** An association, or a peer that is waited for, has a connection of a client as well. */
    long count() {
        return associations() * Descriptors.PER_ASSOCIATION
                + lookUps()
                + listeners()
                + listeningSockets()
                + programs()
                + admin()
                + control();
    }

    private long associations() {
        return Math.min(
                configuration.udp().map(UdpConfiguration::associations).orElse(0),
                configuration.limits().connections());
    }

    private long lookUps() {
        return configuration.udp().isPresent() ? Associations.mostLookUps() : 0;
    }

    private long listeners() {
        return Math.min(
                configuration.bind().map(BindConfiguration::listeners).orElse(0),
                configuration.limits().connections());
    }

    /** One for each event loop, see SharedPort. */
    private long listeningSockets() {
        int configured = configuration.runtime().eventLoops();
        int loops = configured == 0 ? Runtime.getRuntime().availableProcessors() : configured;
        return (long) configuration.listeners().size() * loops;
    }

    private long admin() {
        return configuration.admin().isPresent() ? AdminServer.DESCRIPTORS : 0;
    }

    private long control() {
        return configuration.control().isPresent() ? ControlServer.DESCRIPTORS : 0;
    }

    private long programs() {
        return (long) PER_PROGRAM
                * Math.min(
                        configuration.icmp().map(IcmpConfiguration::programs).orElse(0),
                        configuration.limits().connections());
    }

    /** Says what is wrong if they leave none for connections. */
    Optional<Problem> problem(long free) {
        if (count() == 0 || Descriptors.leavesOne(count(), free)) {
            return Optional.empty();
        }
        return configuration
                .udp()
                .map(udp -> problem(udp.location(), "udp.associations", free))
                .or(() -> configuration.bind().map(bind -> problem(bind.location(), "bind.listeners", free)))
                .or(() -> configuration.icmp().map(icmp -> problem(icmp.location(), "icmp.programs", free)));
    }

    private Problem problem(SourceLocation place, String key, long free) {
        String needs =
                "%d open files are needed: %d for %d associations, %d for look-ups of their names, %d for BIND, %d for listeners, %d for programs, %d for admin, %d for control; this process may open %d more"
                        .formatted(
                                count(),
                                associations() * Descriptors.PER_ASSOCIATION,
                                associations(),
                                lookUps(),
                                listeners(),
                                listeningSockets(),
                                programs(),
                                admin(),
                                control(),
                                Math.max(0, free));
        return new Problem(place, key, needs, "fewer, or a greater limit on open files (ulimit -n, LimitNOFILE)");
    }
}
