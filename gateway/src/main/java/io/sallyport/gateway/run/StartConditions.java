package io.sallyport.gateway.run;

import io.sallyport.core.server.Descriptors;
import io.sallyport.core.server.Transport;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.audit.AuditLog;
import io.sallyport.gateway.config.AuditConfiguration;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.ListenerConfiguration;
import io.sallyport.gateway.config.RuntimeConfiguration;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks whether this machine has what a configuration asks for, and changes nothing on it. */
final class StartConditions {
    private final Predicate<Transport> isAvailable;

    StartConditions(Predicate<Transport> isAvailable) {
        this.isAvailable = isAvailable;
    }

    /** Everything that a start would fail for. */
    List<Problem> problems(GatewayConfiguration configuration) {
        Stream<Problem> ofMachine = Stream.of(
                        transport(configuration.runtime()),
                        userTimeout(configuration),
                        ipv6Only(configuration),
                        unixSocket(configuration),
                        audit(configuration.audit()),
                        new DescriptorNeeds(configuration).problem(Descriptors.free()))
                .flatMap(Optional::stream);
        Stream<Problem> ofPrograms =
                configuration.icmp().stream().flatMap(icmp -> ProgramCheck.problems(icmp).stream());
        return Stream.concat(ofMachine, ofPrograms).toList();
    }

    private Optional<Problem> transport(RuntimeConfiguration runtime) {
        boolean isMissing =
                runtime.transport() == RuntimeConfiguration.Transport.EPOLL && !isAvailable.test(Transport.EPOLL);
        return isMissing
                ? Optional.of(new Problem(
                        runtime.location(), "runtime.transport", "'epoll' is not there on this machine", "auto or nio"))
                : Optional.empty();
    }

    private Optional<Problem> userTimeout(GatewayConfiguration configuration) {
        boolean isAsked = !configuration.tcp().userTimeout().isZero();
        return isAsked && !usesEpoll(configuration.runtime())
                ? Optional.of(new Problem(
                        configuration.tcp().location(), "tcp.user-timeout", "the transport is not epoll", "0s"))
                : Optional.empty();
    }

    private Optional<Problem> ipv6Only(GatewayConfiguration configuration) {
        boolean isAsked = configuration.listeners().values().stream().anyMatch(ListenerConfiguration::ipv6Only);
        return isAsked && !usesEpoll(configuration.runtime())
                ? Optional.of(new Problem(
                        configuration.runtime().location(),
                        "listeners",
                        "one of them is ipv6-only, and the transport is not epoll",
                        "a machine with epoll, or no such listener"))
                : Optional.empty();
    }

    private Optional<Problem> unixSocket(GatewayConfiguration configuration) {
        boolean isAsked = configuration.listeners().values().stream()
                .anyMatch(listener -> listener.address().isEmpty());
        return isAsked && !usesEpoll(configuration.runtime())
                ? Optional.of(new Problem(
                        configuration.runtime().location(),
                        "listeners",
                        "one of them is no address but unix or socket, and the transport is not epoll",
                        "a machine with epoll, or no such listener"))
                : Optional.empty();
    }

    private boolean usesEpoll(RuntimeConfiguration runtime) {
        return runtime.transport() != RuntimeConfiguration.Transport.NIO && isAvailable.test(Transport.EPOLL);
    }

    private static Optional<Problem> audit(AuditConfiguration audit) {
        SourceLocation place = audit.location();
        try {
            AuditLog.check(audit.file());
            return Optional.empty();
        } catch (IOException unusable) {
            String problem = "cannot be written: " + unusable;
            return Optional.of(new Problem(place, "audit.file", problem, "a file that can be appended to"));
        }
    }
}
