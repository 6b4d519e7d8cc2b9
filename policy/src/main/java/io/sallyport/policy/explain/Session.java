package io.sallyport.policy.explain;

import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.rule.Channel;
import io.sallyport.policy.rule.Facts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The facts of a session from its beginning to the address that it wants to reach.
 *
 * @param request what it asks for
 * @param channel what it speaks SOCKS in
 * @param address what the destination's name resolves to
 * @param peer who connects to what a BIND listens at
 * @param millis when it asks
 */
public record Session(
        AccessRequest request,
        Channel channel,
        Optional<InetAddress> address,
        Optional<InetSocketAddress> peer,
        long millis) {
    Facts asRequested() {
        return facts(request);
    }

    /** Whether there is an association before there is a destination. */
    boolean associates() {
        return request.command() == Command.UDP_ASSOCIATE;
    }

    Facts asAssociation() {
        return facts(AccessRequest.association(request.client(), request.proof()));
    }

    Facts at(InetAddress resolved) {
        return facts(request.at(resolved));
    }

    Facts from(InetSocketAddress connected) {
        return facts(request.from(connected));
    }

    private Facts facts(AccessRequest asked) {
        Facts facts = new Facts();
        facts.take(asked, millis);
        facts.take(channel);
        return facts;
    }
}
