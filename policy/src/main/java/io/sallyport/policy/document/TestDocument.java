package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.Optional;

/**
 * What the policy must say of given facts.
 *
 * @param location where it stands
 * @param name what messages call it
 * @param given the facts
 * @param expect what must become of the request
 * @param rule the rule that must decide
 * @param reason why it must be denied
 */
public record TestDocument(
        SourceLocation location,

        @Setting(doc = "The test's name, unique in its list.", example = "guests stay out")
        String name,

        @Setting(doc = "The facts.") FactsDocument given,

        @Setting(doc = "What must become of the request.", example = "deny")
        RuleAction expect,

        @Setting(doc = "The rule that must decide.", example = "web")
        Optional<String> rule,

        @Setting(doc = "The reason code of the denial.", example = "no-rule-matches")
        Optional<String> reason) {}
