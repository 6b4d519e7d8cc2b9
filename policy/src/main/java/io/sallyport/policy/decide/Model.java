package io.sallyport.policy.decide;

import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.policy.guardrail.Guardrails;

/**
 * A compiled policy's parts.
 *
 * @param revision names the policy in every ruling
 * @param guardrails what no rule can open
 * @param admission who may speak
 * @param authentication who is offered which methods
 * @param ruleset who may go where
 */
public record Model(
        String revision,
        Guardrails guardrails,
        ClientRules<Admission> admission,
        ClientRules<MethodOffer> authentication,
        Ruleset ruleset) {}
