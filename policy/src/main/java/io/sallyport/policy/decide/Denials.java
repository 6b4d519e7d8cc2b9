package io.sallyport.policy.decide;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A denial that no rule of the policy file made, in each phase. */
public final class Denials {
    private final Map<Phase, Decision> byPhase = new EnumMap<>(Phase.class);

    private Denials(String rule, ReasonCode reason, String revision) {
        for (Phase phase : Phase.values()) {
            byPhase.put(phase, new Decision.Deny(new Ruling(rule, revision, phase), reason));
        }
    }

    /** Gives a denial in the name of something. */
    public static Denials of(String rule, String reason, String revision) {
        return new Denials(rule, ReasonCode.of(reason), revision);
    }

    /** Gives it for a phase. */
    public Decision in(Phase phase) {
        return Objects.requireNonNull(byPhase.get(phase));
    }
}
