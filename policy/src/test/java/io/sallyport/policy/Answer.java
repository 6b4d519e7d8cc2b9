package io.sallyport.policy;

import io.sallyport.core.spi.policy.Decision;

/** Writes decisions as short texts: {@code permit web}, {@code deny web denied-by-rule}, {@code needs-address web}. */
final class Answer {
    private Answer() {}

    static String to(PolicySpec policy, Asked asked) {
        return of(policy.compiled().decide(asked.request()));
    }

    static String of(Decision decision) {
        String rule = decision.ruling().rule();
        if (decision instanceof Decision.Deny denial) {
            return "deny " + rule + " " + denial.reason();
        }
        return (decision instanceof Decision.Permit ? "permit " : "needs-address ") + rule;
    }
}
