package io.sallyport.auth.gssapi;

import com.sun.security.jgss.AuthorizationDataEntry;
import com.sun.security.jgss.InquireType;
import io.sallyport.auth.gssapi.config.GroupsFrom;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.pac.PacGroups;
import io.sallyport.auth.gssapi.pac.TicketClient;
import io.sallyport.core.spi.Groups;
import org.ietf.jgss.GSSException;

/** What a ticket says of its client's groups. */
@FunctionalInterface
interface GroupsOfTicket {
    /** Gives the groups, or says why they are not known. */
    Groups of(EstablishedContext context);

    static GroupsOfTicket of(GroupsFrom from) {
        return from == GroupsFrom.TICKET ? GroupsOfTicket::ofThePac : context -> Groups.NOT_LOOKED_UP;
    }

    private static Groups ofThePac(EstablishedContext context) {
        TicketClient client = new TicketClient(
                context.facts().client().withoutRealm(), context.facts().authTime());
        return PacGroups.of(authorizationData(context), client, context.serviceKeys());
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
