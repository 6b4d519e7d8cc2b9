package io.sallyport.core.session;

import io.sallyport.core.egress.AddressOrder;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.AccessPolicy;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Deny;
import io.sallyport.core.spi.policy.Decision.NeedsAddress;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the policy, and takes whatever is not a clear permission for a denial. */
final class Access {
    /** Of a name with more addresses the rest is ignored: nobody waits for that many attempts. */
    static final int MAX_ADDRESSES = 16;

    private static final Logger log = LoggerFactory.getLogger(Access.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final AccessPolicy policy;

    Access(AccessPolicy policy) {
        this.policy = policy;
    }

    Admission admit(ClientInfo client) {
        try {
            Admission admission = policy.admit(client);
            if (admission instanceof Admission.Admitted || admission instanceof Admission.Refused) {
                return admission;
            }
        } catch (RuntimeException e) {
            FAILURES.event(
                    count -> log.error("policy failed to say whether to admit a client; refused ({} such)", count, e));
        }
        return new Admission.Refused(new Ruling("(error)", "(none)", Phase.ADMISSION), Reasons.POLICY_ERROR);
    }

    @SuppressWarnings("NullAway") // a policy that answers null is answered for here, whatever it promised
    MethodOffer methodsFor(ClientInfo client) {
        try {
            MethodOffer offer = policy.methodsFor(client);
            return offer == null ? new MethodOffer(List.of()) : offer;
        } catch (RuntimeException e) {
            FAILURES.event(count ->
                    log.error("policy failed to say which methods to offer; offering none ({} such)", count, e));
            return new MethodOffer(List.of());
        }
    }

    /** Answers {@link NeedsAddress} only where an address is still to come. */
    Decision decide(AccessRequest request) {
        Decision decision = ask(request);
        boolean mayCome = request.address().isEmpty() && request.phase() != Phase.ASSOCIATION;
        return decision instanceof NeedsAddress && !mayCome ? deny(request, Reasons.POLICY_ERROR) : decision;
    }

    @SuppressWarnings("NullAway") // a policy that answers null is answered for here, whatever it promised
    private Decision ask(AccessRequest request) {
        try {
            Decision decision = policy.decide(request);
            return decision == null ? deny(request, Reasons.POLICY_ERROR) : decision;
        } catch (RuntimeException e) {
            FAILURES.event(count -> log.error("policy failed to decide; denied ({} such)", count, e));
            return deny(request, Reasons.POLICY_ERROR);
        }
    }

    private static Deny deny(AccessRequest request, ReasonCode reason) {
        return new Deny(new Ruling("(error)", "(none)", request.phase()), reason);
    }

    /** Asks for each address, in the order in which they will be tried. */
    Verdict decideEach(AccessRequest request, List<InetAddress> addresses) {
        Map<InetSocketAddress, Permit> permitted = new LinkedHashMap<>();
        Optional<Deny> denial = Optional.empty();
        for (InetAddress address : inOrder(addresses)) {
            Decision decision = decide(request.at(address));
            if (decision instanceof Permit permit) {
                permitted.put(
                        new InetSocketAddress(address, request.destination().port()), permit);
            } else if (denial.isEmpty() && decision instanceof Deny deny) {
                denial = Optional.of(deny);
            }
        }
        return new Verdict(permitted, denial);
    }

    private static List<InetAddress> inOrder(List<InetAddress> addresses) {
        List<InetAddress> canonical = addresses.stream()
                .map(address -> new CanonicalHost.Address(address).address())
                .distinct()
                .toList();
        return AddressOrder.interleave(canonical).stream().limit(MAX_ADDRESSES).toList();
    }

    /**
     * What policy said of each address.
     *
     * @param permitted the addresses that may be connected to, by what permission
     * @param denial the first denial, if there was one
     */
    record Verdict(Map<InetSocketAddress, Permit> permitted, Optional<Deny> denial) {
        Deny denialOr(AccessRequest request) {
            return denial.orElseGet(() ->
                    new Deny(new Ruling("(none)", "(none)", Phase.DESTINATION_ADDRESS), Reasons.NO_ADDRESS_PERMITTED));
        }
    }
}
