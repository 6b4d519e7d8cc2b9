package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * A whole policy file.
 *
 * @param location where it stands
 * @param guardrails which guardrails are taken away
 * @param sets named lists
 * @param admission who may speak
 * @param authentication who is offered which methods
 * @param rules who may go where
 * @param tests what the policy must say
 */
public record PolicyDocument(
        SourceLocation location,

        @Setting(doc = "Changes to the denials that no rule can override.")
        Optional<GuardrailsDocument> guardrails,

        @Setting(doc = "Named lists, written as $name where they are used.")
        Optional<SetsDocument> sets,

        @Setting(
                doc = "Ordered rules that say which clients may speak; the first that matches decides, no match"
                        + " refuses. Absent: all may.")
        Optional<List<AdmissionDocument>> admission,

        @Setting(
                doc = "Ordered rules that say which authentication methods a client is offered; the first that"
                        + " matches decides, no match offers none.")
        List<AuthenticationDocument> authentication,

        @Setting(doc = "Ordered rules that say who may go where; the first that matches decides, no match denies.")
        List<RuleDocument> rules,

        @Setting(doc = "What the policy must say of given facts; it is not taken unless it does.")
        Optional<List<TestDocument>> tests) {}
