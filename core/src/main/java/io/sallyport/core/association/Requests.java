package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.sallyport.core.association.DatagramDestination.Closed;
import io.sallyport.core.association.DatagramDestination.Open;
import io.sallyport.core.association.DatagramDestination.Pending;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.encapsulation.DatagramEncapsulation;
import io.sallyport.core.protocol.DatagramHeader;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The way from the client to destinations: whose datagram it is, what it says, where it goes. Whoever calls releases. */
final class Requests {
    private final UdpAssociation association;
    private final ClientEndpoint endpoint;
    private final Optional<DatagramEncapsulation> encapsulation;
    private final Reassembly reassembly;
    private final Drops drops;
    private final Deadline reassemblyDeadline;

    Requests(
            UdpAssociation association,
            ClientEndpoint endpoint,
            Optional<DatagramEncapsulation> encapsulation,
            ByteBufAllocator allocator) {
        this.association = association;
        this.endpoint = endpoint;
        this.encapsulation = encapsulation;
        this.reassembly = new Reassembly(allocator, association.pendingOctets());
        this.drops = association.drops();
        this.reassemblyDeadline = new Deadline(association.context().loop());
    }

    void take(ByteBuf octets, InetSocketAddress sender) {
        if (!endpoint.mayBe(sender)) {
            drops.count(Reasons.FOREIGN_SOURCE);
        } else if (encapsulation.isEmpty()) {
            takePlain(octets, sender);
        } else {
            takeEncapsulated(encapsulation.get(), octets, sender);
        }
    }

    private void takeEncapsulated(DatagramEncapsulation opener, ByteBuf octets, InetSocketAddress sender) {
        ByteBuf plaintext;
        try {
            plaintext = opener.open(octets);
        } catch (MalformedMessageException e) {
            drops.count(e.reason());
            return;
        }
        try {
            takePlain(plaintext, sender);
        } finally {
            plaintext.release();
        }
    }

    private void takePlain(ByteBuf datagram, InetSocketAddress sender) {
        int length = DatagramHeader.lengthOf(datagram);
        if (length == DatagramHeader.MALFORMED) {
            drops.count(Reasons.MALFORMED_HEADER);
            return;
        }
        if (endpoint.lock(sender)) {
            association.onLocked(sender);
        }
        if (DatagramHeader.fragment(datagram) != 0) {
            takeFragment(datagram, length);
            return;
        }
        reassembly.abandon();
        takeWhole(datagram, length, false);
    }

    private void takeFragment(ByteBuf fragment, int length) {
        if (!association.settings().reassembles()) {
            drops.count(Reasons.FRAGMENT);
            return;
        }
        Optional<ByteBuf> whole = reassembly.take(fragment, length, association.now());
        if (whole.isEmpty()) {
            watchReassembly();
            return;
        }
        try {
            takeWhole(whole.get(), length, true);
        } finally {
            whole.get().release();
        }
    }

    private void watchReassembly() {
        if (!reassemblyDeadline.isSet() && !reassembly.isEmpty()) {
            reassemblyDeadline.set(Reassembly.TIMER, this::onReassemblyMissed);
        }
    }

    private void onReassemblyMissed() {
        association.endTurn();
        if (reassembly.isOver(association.now())) {
            reassembly.abandon();
        }
        association.endTurn();
        watchReassembly();
    }

    private void takeWhole(ByteBuf datagram, int headerLength, boolean fragmented) {
        DatagramDestination destination = association.destinations().of(datagram, headerLength, association.now());
        datagram.skipBytes(headerLength);
        forward(destination, datagram, fragmented);
    }

    void forward(DatagramDestination destination, ByteBuf payload, boolean fragmented) {
        if (destination.state() instanceof Open open) {
            open.peer().sentTo(destination);
            forward(open, payload, fragmented);
        } else if (destination.state() instanceof Closed closed) {
            closed.drops().add();
        } else if (destination.state() instanceof Pending pending
                && !pending.waiting().add(payload)) {
            drops.count(Reasons.NAME_PENDING);
        }
    }

    private void forward(Open open, ByteBuf payload, boolean fragmented) {
        int length = payload.readableBytes();
        if (fragmented && open.use().datagrams().dropsFragments()) {
            drops.count(Reasons.FRAGMENT);
        } else if (!open.socket().outbox().socket().isWritable()) {
            drops.count(Reasons.SOCKET_FULL);
        } else if (!open.use().take(length, association.now())) {
            drops.count(Reasons.LIMIT_REACHED);
        } else {
            association.send(open, payload);
            association.counts().fromClient(length);
            association.touch();
        }
    }

    void close() {
        reassembly.abandon();
        reassemblyDeadline.cancel();
    }
}
