package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.Optional;

/**
 * A rule that says who may go where.
 *
 * @param location where it stands
 * @param name what logs call it
 * @param action what it does
 * @param match which requests it is about
 * @param require what a request that it permits must have
 * @param obligations what a session that it permits is bound to
 */
public record RuleDocument(
        SourceLocation location,

        @Setting(doc = "The rule's name, unique in its list.", example = "web")
        String name,

        @Setting(doc = "What the rule does.", example = "permit")
        RuleAction action,

        @Setting(doc = "Which requests the rule is about; absent: all.")
        Optional<MatchDocument> match,

        @Setting(doc = "How strong the session must be; a request that matches and is weaker is denied.")
        Optional<RequireDocument> require,

        @Setting(doc = "What the session is bound to.") Optional<ObligationsDocument> obligations) {}
