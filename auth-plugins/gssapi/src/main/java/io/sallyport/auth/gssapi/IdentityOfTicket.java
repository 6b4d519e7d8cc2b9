package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.auth.gssapi.config.NameFrom;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.auth.gssapi.keytab.Keytab;
import io.sallyport.auth.gssapi.pac.InvalidPacException;
import io.sallyport.auth.gssapi.ticket.ClientName;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes an identity of a ticket. */
final class IdentityOfTicket {
    private final GssapiConfig config;
    private final NameMapping names;
    private final Supplier<Keytab> keytab;

    IdentityOfTicket(GssapiConfig config, Supplier<Keytab> keytab) {
        this.config = config;
        this.names = new NameMapping(config.names(), config.realms());
        this.keytab = keytab;
    }

    Identity of(EstablishedContext context) throws RefusedException {
        TicketFacts facts = context.facts();
        String name = names.map(client(context), keytab.get().realms());
        return new Identity(name, groups(context), facts.authTime(), Optional.of(facts.endTime()));
    }

    private Groups groups(EstablishedContext context) {
        return switch (config.groups()) {
            case TICKET -> TicketPac.groups(context);
            case LOOK_UP -> Groups.NOT_LOOKED_UP;
            case TICKET_OR_LOOK_UP -> TicketPac.groupsIfAny(context);
        };
    }

    private ClientName client(EstablishedContext context) throws RefusedException {
        ClientName principal = context.facts().client();
        return config.names().from() == NameFrom.PRINCIPAL
                ? principal
                : new ClientName(List.of(account(context)), principal.realm());
    }

    private static String account(EstablishedContext context) throws RefusedException {
        try {
            return TicketPac.account(context).orElseThrow(() -> new RefusedException(Reasons.NO_ACCOUNT));
        } catch (InvalidPacException e) {
            throw new RefusedException(e.reason());
        }
    }
}
