package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.protocol.DatagramHeader;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The way from destinations to the client: only those answer that it has sent to, unless a rule says otherwise. */
final class Answers {
    private final UdpAssociation association;
    private final ClientSocket client;
    private final RuleUses rules;
    private final Drops drops;

    Answers(UdpAssociation association, ClientSocket client, RuleUses rules) {
        this.association = association;
        this.client = client;
        this.rules = rules;
        this.drops = association.drops();
    }

    void take(DestinationSocket from, ByteBuf payload, InetSocketAddress sender) {
        Optional<Peer> peer = from.peer(sender);
        if (peer.isPresent()) {
            pass(peer.get().header(), payload, peer.get().use());
            return;
        }
        Optional<RuleUse> anybody = rules.fullCone();
        if (anybody.isPresent()) {
            pass(DatagramHeader.of(sender), payload, anybody.get());
        } else {
            drops.count(Reasons.UNASKED_SENDER);
        }
    }

    private void pass(byte[] header, ByteBuf payload, RuleUse use) {
        int length = payload.readableBytes();
        if (!client.outbox().socket().isWritable()) {
            drops.count(Reasons.SOCKET_FULL);
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
