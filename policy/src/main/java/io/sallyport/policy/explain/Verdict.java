package io.sallyport.policy.explain;

import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.policy.rule.Words;

/**
 * What became of a session at one point of its way.
 *
 * @param phase the point
 * @param result what became of it
 * @param rule which rule said so
 * @param reason the reason code of a denial; empty otherwise
 */
public record Verdict(Phase phase, Result result, String rule, String reason) {
    /** What becomes of a session. */
    public enum Result {
        /** It goes on. */
        PERMIT,
        /** It goes no further. */
        DENY,
        /** It depends on the address that the name resolves to. */
        NEEDS_ADDRESS
    }

    static Verdict permit(Phase phase, String rule) {
        return new Verdict(phase, Result.PERMIT, rule, "");
    }

    static Verdict deny(Phase phase, String rule, String reason) {
        return new Verdict(phase, Result.DENY, rule, reason);
    }

    static Verdict of(Decision decision) {
        Ruling ruling = decision.ruling();
        if (decision instanceof Decision.Deny denial) {
            return deny(ruling.phase(), ruling.rule(), denial.reason().code());
        }
        Result result = decision instanceof Decision.Permit ? Result.PERMIT : Result.NEEDS_ADDRESS;
        return new Verdict(ruling.phase(), result, ruling.rule(), "");
    }

    @Override
    public String toString() {
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        return Words.of(phase) + ": " + Words.of(result) + " by '" + rule + "'" + why;
    }
}
