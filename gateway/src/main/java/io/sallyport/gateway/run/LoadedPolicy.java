package io.sallyport.gateway.run;

import io.sallyport.policy.CompiledPolicy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A policy that was read, compiled and tested.
 *
 * @param policy the policy
 * @param revision what names it in every decision
 * @param warnings what is allowed but odd
 */
public record LoadedPolicy(CompiledPolicy policy, String revision, List<String> warnings) {
    private static final Logger log = LoggerFactory.getLogger(LoadedPolicy.class);

    void announce() {
        log.info("policy revision {}", revision);
        warnings.forEach(log::warn);
        policy.removedGuardrails()
                .forEach(guardrail -> log.warn("guardrail {} is removed by the policy", guardrail.key()));
    }
}
