package io.sallyport.core.spi.policy;

import io.sallyport.core.spi.ProtectionLevel;
import java.util.List;
import java.util.Set;

/**
 * The authentication methods that a client may use, the server's preference first. The gateway selects the first that the
 * client also named, RFC 1928 section 3; an empty offer answers X'FF', no acceptable methods.
 *
 * @param methods in order of preference
 */
public record MethodOffer(List<OfferedMethod> methods) {
    /** Copies the list. */
    public MethodOffer {
        methods = List.copyOf(methods);
    }

    /**
     * One method.
     *
     * @param name its configured name
     * @param acceptableProtection the protection levels it may settle on; not empty
     */
    public record OfferedMethod(String name, Set<ProtectionLevel> acceptableProtection) {
        /** Copies the set. */
        public OfferedMethod {
            acceptableProtection = Set.copyOf(acceptableProtection);
        }
    }
}
