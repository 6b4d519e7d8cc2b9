package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.Acceptor;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.core.spi.ClientInfo;

/** Everything between a client's first token and its identity. */
final class Authentication {
    private final Acceptor acceptor;
    private final Conditions conditions;
    private final IdentityOfTicket identities;

    Authentication(Acceptor acceptor, Conditions conditions, IdentityOfTicket identities) {
        this.acceptor = acceptor;
        this.conditions = conditions;
        this.identities = identities;
    }

    /** May block. */
    Authenticated authenticate(byte[] token, ClientInfo client) throws RefusedException {
        EstablishedContext context = acceptor.accept(token);
        try {
            conditions.check(context, client);
            return new Authenticated(context, identities.of(context));
        } catch (RefusedException | RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
