package io.sallyport.core.session;

import io.sallyport.core.protocol.MethodSelection;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.spi.policy.MethodOffer.OfferedMethod;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * The configured authentication methods.
 *
 * @param methods by configured name
 * @param groupLookup finds the groups of identities that come without them
 */
public record Authentication(Map<String, AuthenticationMethod> methods, Optional<GroupLookup> groupLookup) {
    /** X'00', NO AUTHENTICATION REQUIRED: the only method under which SOCKS4 has a meaning. */
    static final int NO_AUTHENTICATION_REQUIRED = 0x00;

    /** Copies the map. */
    public Authentication {
        methods = Map.copyOf(methods);
    }

    /** Tells whether a protection may come from that method. */
    boolean encapsulates(OfferedMethod terms) {
        return Optional.ofNullable(methods.get(terms.name()))
                .filter(AuthenticationMethod::encapsulates)
                .isPresent();
    }

    /** Tells whether any session may come to be encapsulated. */
    public boolean encapsulates() {
        return methods.values().stream().anyMatch(AuthenticationMethod::encapsulates);
    }

    /** Selects the first method of the offer, in the server's order, that the client named. */
    Optional<Selected> select(MethodOffer offer, MethodSelection named) {
        for (OfferedMethod offered : offer.methods()) {
            AuthenticationMethod method = methods.get(offered.name());
            if (method != null && named.names(method.number())) {
                return Optional.of(new Selected(offered, method));
            }
        }
        return Optional.empty();
    }

    /** Selects for SOCKS4, which cannot name a method: X'00' if that is offered, and nothing else. */
    Optional<Selected> selectForSocks4(MethodOffer offer) {
        BitSet none = new BitSet();
        none.set(NO_AUTHENTICATION_REQUIRED);
        return select(offer, new MethodSelection(none));
    }

    /** A method, and the terms that policy offers it on. */
    record Selected(OfferedMethod terms, AuthenticationMethod method) {}
}
