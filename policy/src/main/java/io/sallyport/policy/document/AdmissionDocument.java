package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.Optional;

/**
 * A rule that says whether a client may speak.
 *
 * @param location where it stands
 * @param name what logs call it
 * @param match which clients it is about
 * @param action what it does
 */
public record AdmissionDocument(
        SourceLocation location,

        @Setting(doc = "The rule's name, unique in its list.", example = "office")
        String name,

        @Setting(doc = "Which clients the rule is about; absent: all.")
        Optional<ClientMatchDocument> match,

        @Setting(doc = "What the rule does.", example = "admit")
        AdmissionAction action) {}
