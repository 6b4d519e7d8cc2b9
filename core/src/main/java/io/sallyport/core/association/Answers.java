package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.association.DatagramDestination.Closed;
import io.sallyport.core.association.DatagramDestination.Open;
import io.sallyport.core.protocol.DatagramHeader;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The way from destinations to the client: only those answer that it has sent to, unless a rule says otherwise. */
final class Answers {
    /** One datagram has so many spellings of its sender decided again at most. */
    private static final int MOST_SPELLINGS = 8;

    private final UdpAssociation association;
    private final ClientSocket client;
    private final UnaskedSenders unasked;
    private final Drops drops;

    Answers(UdpAssociation association, ClientSocket client, UnaskedSenders unasked) {
        this.association = association;
        this.client = client;
        this.unasked = unasked;
        this.drops = association.drops();
    }

    void take(DestinationSocket from, ByteBuf payload, InetSocketAddress sender) {
        Optional<Peer> peer = from.peer(sender);
        if (peer.isEmpty()) {
            takeUnasked(from, payload, sender);
            return;
        }
        DatagramDestination asked = judged(peer.get());
        for (int i = 1; i < MOST_SPELLINGS && !isOpen(asked, sender); i++) {
            peer = from.peer(sender);
            if (peer.isEmpty()) {
                break;
            }
            asked = judged(peer.get());
        }
        pass(asked, payload, sender);
    }

    private DatagramDestination judged(Peer peer) {
        DatagramDestination asked = peer.last();
        association.destinations().judge(asked, association.now());
        return asked;
    }

    private static boolean isOpen(DatagramDestination asked, InetSocketAddress sender) {
        return asked.state() instanceof Open open && open.address().equals(sender);
    }

    private void pass(DatagramDestination asked, ByteBuf payload, InetSocketAddress sender) {
        if (asked.state() instanceof Open open && open.address().equals(sender)) {
            pass(open.peer().header(), payload, open.use());
        } else if (asked.state() instanceof Closed closed) {
            closed.drops().add();
        } else {
            drops.count(Reasons.UNASKED_SENDER);
        }
    }

    /** A rule that says from where its destinations are reached permits nobody to answer elsewhere. */
    private void takeUnasked(DestinationSocket from, ByteBuf payload, InetSocketAddress sender) {
        Optional<RuleUse> use = unasked.permitted(sender, association.now())
                .filter(rule -> association
                        .sockets()
                        .isTowards(from, sender, rule.obligations().egress()));
        if (use.isPresent()) {
            pass(DatagramHeader.of(sender), payload, use.get());
        } else {
            drops.count(Reasons.UNASKED_SENDER);
        }
    }

    private void pass(byte[] header, ByteBuf payload, RuleUse use) {
        int length = payload.readableBytes();
        if (!client.outbox().socket().isWritable()) {
            drops.count(Reasons.SOCKET_FULL);
        } else if (!client.fits(header.length + length)) {
            drops.count(Reasons.DATAGRAM_TOO_LONG);
        } else if (!use.take(length, association.now())) {
            drops.count(Reasons.LIMIT_REACHED);
        } else if (!client.send(header, payload)) {
            drops.count(Reasons.DATAGRAM_TOO_LONG);
        } else {
            association.counts().toClient(length);
            association.touch();
        }
    }
}
