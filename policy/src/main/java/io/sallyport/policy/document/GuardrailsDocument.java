package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.guardrail.Guardrail;
import java.util.List;
import java.util.Optional;

/**
 * Changes to the guardrails.
 *
 * @param location where it stands
 * @param remove the guardrails that do not hold
 */
public record GuardrailsDocument(
        SourceLocation location,

        @Setting(doc = "Guardrails that do not hold; logged at every start.", example = "[loopback]")
        Optional<List<Guardrail>> remove) {}
