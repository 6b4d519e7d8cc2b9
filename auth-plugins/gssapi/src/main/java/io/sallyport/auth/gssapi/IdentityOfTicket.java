package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.auth.gssapi.keytab.Keytab;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import io.sallyport.core.spi.Identity;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes an identity of a ticket. */
final class IdentityOfTicket {
    private final NameMapping names;
    private final GroupsOfTicket groups;
    private final Supplier<Keytab> keytab;

    IdentityOfTicket(NameMapping names, GroupsOfTicket groups, Supplier<Keytab> keytab) {
        this.names = names;
        this.groups = groups;
        this.keytab = keytab;
    }

    Identity of(EstablishedContext context) throws RefusedException {
        TicketFacts facts = context.facts();
        String name = names.map(facts.client(), keytab.get().realms());
        return new Identity(name, groups.of(context), facts.authTime(), Optional.of(facts.endTime()));
    }
}
