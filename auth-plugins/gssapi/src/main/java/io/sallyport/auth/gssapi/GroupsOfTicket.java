package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.core.spi.Groups;

/** What a ticket says of its client's groups. */
@FunctionalInterface
interface GroupsOfTicket {
    /** Leaves the question to a group look-up. */
    GroupsOfTicket NONE = context -> Groups.NOT_LOOKED_UP;

    Groups of(EstablishedContext context);
}
