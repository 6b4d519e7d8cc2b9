package io.sallyport.core.testing;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.AccessPolicy;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Ruling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Admits, offers the method {@code fake} and permits everything, unless a test says otherwise; keeps what it was asked.
 */
public final class FakePolicy implements AccessPolicy {
    private final List<AccessRequest> asked = new ArrayList<>();
    private Supplier<Admission> admission = () -> Admission.ADMITTED;
    private Supplier<MethodOffer> offer = () -> offer("fake");
    private Function<AccessRequest, Decision> decision = request -> permit(request, Obligations.NONE);

    public static MethodOffer offer(String... names) {
        return new MethodOffer(Arrays.stream(names)
                .map(name -> new MethodOffer.OfferedMethod(name, Set.of(ProtectionLevel.NONE)))
                .toList());
    }

    public static Decision permit(AccessRequest request, Obligations obligations) {
        return new Decision.Permit(new Ruling("permitting", "1", request.phase()), obligations);
    }

    public static Decision deny(AccessRequest request) {
        return new Decision.Deny(new Ruling("denying", "1", request.phase()), ReasonCode.of("denied-by-test"));
    }

    public static Decision needsAddress(AccessRequest request) {
        return new Decision.NeedsAddress(new Ruling("by-address", "1", request.phase()));
    }

    public void admits(Supplier<Admission> answer) {
        admission = answer;
    }

    public void offers(Supplier<MethodOffer> answer) {
        offer = answer;
    }

    public void decides(Function<AccessRequest, Decision> answer) {
        decision = answer;
    }

    public List<AccessRequest> asked() {
        return asked;
    }

    @Override
    public Admission admit(ClientInfo client) {
        return admission.get();
    }

    @Override
    public MethodOffer methodsFor(ClientInfo client) {
        return offer.get();
    }

    @Override
    public Decision decide(AccessRequest request) {
        asked.add(request);
        return decision.apply(request);
    }
}
