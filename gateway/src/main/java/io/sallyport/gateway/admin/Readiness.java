package io.sallyport.gateway.admin;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.gateway.tls.TlsListeners;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether clients can be served: there must be one listener and one method that can. */
public final class Readiness {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private static final Health UNKNOWN = new Health.Down(ReasonCode.of("health-unknown"));

    private final Set<String> listeners;
    private final Map<String, AuthenticationMethod> methods;
    private final TlsListeners tls;
    private final Clock clock;
    private volatile boolean stopping;

    /** Gives the readiness of a gateway that listens. */
    public Readiness(Set<String> listeners, Map<String, AuthenticationMethod> methods, TlsListeners tls, Clock clock) {
        this.listeners = listeners;
        this.methods = methods;
        this.tls = tls;
        this.clock = clock;
    }

    /** The gateway takes no more clients from now on. */
    public void stop() {
        stopping = true;
    }

    /** Says how everything is now. */
    public Report report() {
        List<Component> ofListeners =
                listeners.stream().sorted().map(this::listener).toList();
        List<Component> ofMethods = methods.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> method(entry.getKey(), entry.getValue()))
                .toList();
        List<Component> all =
                Stream.concat(ofListeners.stream(), ofMethods.stream()).toList();
        boolean serves = serves(ofListeners) && serves(ofMethods);
        return new Report(serves ? worst(all) : Status.DOWN, all);
    }

    private static boolean serves(List<Component> alternatives) {
        return alternatives.stream().anyMatch(component -> component.status() != Status.DOWN);
    }

    /** A gateway of which a part is down serves in part. */
    private static Status worst(List<Component> all) {
        return all.stream().allMatch(component -> component.status() == Status.UP) ? Status.UP : Status.DEGRADED;
    }

    private Component listener(String name) {
        if (stopping) {
            return new Component("listener", name, Status.DOWN, List.of("stopping"), Map.of());
        }
        return tls.state(name)
                .map(state -> TlsComponent.of(name, state, clock.instant()))
                .orElseGet(() -> new Component("listener", name, Status.UP, List.of(), Map.of()));
    }

    private static Component method(String name, AuthenticationMethod method) {
        Health health = health(name, method);
        if (health instanceof Health.Down down) {
            return method(name, Status.DOWN, List.of(down.reason().code()));
        }
        return health instanceof Health.Degraded degraded
                ? method(name, Status.DEGRADED, List.of(degraded.reason().code()))
                : method(name, Status.UP, List.of());
    }

    private static Component method(String name, Status status, List<String> reasons) {
        return new Component("method", name, status, reasons, Map.of());
    }

    /** A plugin that fails when asked, or says nothing, cannot be believed to serve. */
    private static Health health(String name, AuthenticationMethod method) {
        try {
            return Objects.requireNonNull(method.health());
        } catch (RuntimeException | LinkageError failure) {
            log.debug("method {}: its health cannot be asked for", name, failure);
            return UNKNOWN;
        }
    }
}
