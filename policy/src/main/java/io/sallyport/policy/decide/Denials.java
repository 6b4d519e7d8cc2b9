package io.sallyport.policy.decide;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;

/**
 * A denial that no rule of the policy file made.
 *
 * @param asRequested in the phase of the request
 * @param atAddress in the phase of an address
 */
public record Denials(Decision asRequested, Decision atAddress) {
    /** Gives a denial in the name of something. */
    public static Denials of(String rule, String reason, String revision) {
        ReasonCode code = ReasonCode.of(reason);
        return new Denials(
                new Decision.Deny(new Ruling(rule, revision, Phase.REQUEST), code),
                new Decision.Deny(new Ruling(rule, revision, Phase.DESTINATION_ADDRESS), code));
    }

    /** Gives it for a phase. */
    public Decision in(Phase phase) {
        return phase == Phase.DESTINATION_ADDRESS ? atAddress : asRequested;
    }
}
