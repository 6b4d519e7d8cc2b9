package io.sallyport.core.session;

import io.sallyport.core.egress.EgressPath;
import io.sallyport.core.session.SessionLimits.Lease;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.EgressBinding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses that policy permitted for one request, and the places taken under the rules that permit them. */
final class Candidates {
    /** Nearly always one of each. */
    private static final int FEW = 1;

    private Map<InetSocketAddress, Permit> permits = new LinkedHashMap<>(FEW);
    private Map<String, Lease> leases = new LinkedHashMap<>(FEW);

    /** No address, and no place: what there is will be known with a peer. */
    static Candidates none() {
        return new Candidates();
    }

    /** Keeps of the permitted addresses those whose rule has a place left. */
    static Candidates acquire(Map<InetSocketAddress, Permit> permitted, Identity identity, SessionLimits limits) {
        Candidates candidates = new Candidates();
        permitted.forEach((address, permit) -> candidates.add(address, permit, identity, limits));
        return candidates;
    }

    private void add(InetSocketAddress address, Permit permit, Identity identity, SessionLimits limits) {
        String rule = permit.ruling().rule();
        if (!leases.containsKey(rule)) {
            limits.acquire(permit, identity).ifPresent(lease -> leases.put(rule, lease));
        }
        if (leases.containsKey(rule)) {
            permits.put(address, permit);
        }
    }

    boolean isEmpty() {
        return permits.isEmpty();
    }

    /** The ways to the addresses, each from where its permission says. */
    List<EgressPath> paths() {
        List<EgressPath> paths = new ArrayList<>(permits.size());
        permits.forEach((address, permit) -> paths.add(path(address, permit)));
        return paths;
    }

    private static EgressPath path(InetSocketAddress address, Permit permit) {
        EgressBinding egress = permit.obligations().egress();
        return new EgressPath(address, egress.towards(address.getAddress()), egress.networkInterface());
    }

    List<InetSocketAddress> addresses() {
        return List.copyOf(permits.keySet());
    }

    /** Gives the permission of the address that was connected to, and back every place that it does not need. */
    Optional<Permit> settle(InetSocketAddress connected) {
        Optional<Permit> permit = Optional.ofNullable(permits.get(connected));
        permit.map(settled -> settled.ruling().rule()).ifPresent(rule -> keep(rule, leases.get(rule)));
        return permit;
    }

    /** One place is left for as long as the session lasts, and takes as little as it can. */
    private void keep(String rule, @Nullable Lease lease) {
        Lease kept = Objects.requireNonNull(lease);
        leases.forEach((other, held) -> {
            if (!other.equals(rule)) {
                held.release();
            }
        });
        permits = Map.of();
        leases = Map.of(rule, kept);
    }

    boolean has(InetAddress address) {
        return permits.keySet().stream().anyMatch(each -> address.equals(each.getAddress()));
    }

    /** Keeps the one place that a permission needs, taken now if it was not, and gives back the rest; or has none. */
    boolean settleUnder(Permit permit, Identity identity, SessionLimits limits) {
        String rule = permit.ruling().rule();
        Optional<Lease> lease = Optional.ofNullable(leases.get(rule)).or(() -> limits.acquire(permit, identity));
        lease.ifPresent(kept -> keep(rule, kept));
        return lease.isPresent();
    }

    /** Gives every place back; does nothing the second time. */
    void release() {
        Map<String, Lease> held = leases;
        leases = Map.of();
        held.values().forEach(Lease::release);
    }
}
