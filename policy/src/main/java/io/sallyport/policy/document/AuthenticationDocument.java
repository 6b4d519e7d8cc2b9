package io.sallyport.policy.document;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that says which methods a client is offered.
 *
 * @param location where it stands
 * @param name what logs call it
 * @param match which clients it is about
 * @param methods in the server's order of preference
 * @param protection for a method, the levels that it may settle on
 */
public record AuthenticationDocument(
        SourceLocation location,

        @Setting(doc = "The rule's name, unique in its list.", example = "staff")
        String name,

        @Setting(doc = "Which clients the rule is about; absent: all.")
        Optional<ClientMatchDocument> match,

        @Setting(doc = "Methods by their configured names, the preferred one first.", example = "[gssapi, password]")
        List<String> methods,

        @Setting(
                doc = "For a method, the protection levels that it may settle on; a method that is not named here"
                        + " may settle on any, but METHOD X'01' (GSSAPI) not on none.",
                example = "{gssapi: [confidentiality, integrity]}")
        Optional<Map<String, List<ProtectionLevel>>> protection) {}
