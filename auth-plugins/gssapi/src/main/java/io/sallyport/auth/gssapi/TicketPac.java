package io.sallyport.auth.gssapi;

import com.sun.security.jgss.AuthorizationDataEntry;
import com.sun.security.jgss.InquireType;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.auth.gssapi.pac.InvalidPacException;
import io.sallyport.auth.gssapi.pac.PacGroups;
import io.sallyport.auth.gssapi.pac.PacIdentity;
import io.sallyport.auth.gssapi.pac.TicketClient;
import io.sallyport.core.spi.Groups;
import java.util.Optional;
import org.ietf.jgss.GSSException;

/** What the PAC of an accepted ticket says. */
final class TicketPac {
    private TicketPac() {}

    /** Only what the ticket says: nobody else is asked where it says nothing. */
    static Groups groups(EstablishedContext context) {
        Groups groups = groupsIfAny(context);
        return groups == Groups.NOT_LOOKED_UP ? new Groups.Unknown(Reasons.NO_GROUPS) : groups;
    }

    /** What the ticket says; if it says nothing, a look-up may. */
    static Groups groupsIfAny(EstablishedContext context) {
        return PacGroups.of(authorizationData(context), client(context), context.serviceKeys());
    }

    static Optional<String> account(EstablishedContext context) throws InvalidPacException {
        return PacGroups.identity(authorizationData(context), client(context), context.serviceKeys())
                .map(PacIdentity::account);
    }

    static void requireNotDelegated(EstablishedContext context) throws RefusedException {
        try {
            if (PacGroups.isDelegated(authorizationData(context))) {
                throw new RefusedException(Reasons.DELEGATED);
            }
        } catch (InvalidPacException e) {
            throw new RefusedException(e.reason());
        }
    }

    private static TicketClient client(EstablishedContext context) {
        return new TicketClient(
                context.facts().client().withoutRealm(), context.facts().authTime());
    }

    private static AuthorizationDataEntry[] authorizationData(EstablishedContext context) {
        try {
            Object data = context.gss().inquireSecContext(InquireType.KRB5_GET_AUTHZ_DATA);
            return data instanceof AuthorizationDataEntry[] entries ? entries : new AuthorizationDataEntry[0];
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }
}
