package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.sallyport.core.association.DestinationPolicy.Place;
import io.sallyport.core.encapsulation.DatagramEncapsulation;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.auth.MessageProtection;
import io.sallyport.core.spi.policy.Decision.Permit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP association from its opening to its end, which is that of its TCP connection at the latest. Everything happens on the
 * client's event loop. Nothing that arrives by UDP ends it.
 */
public final class UdpAssociation {
    private static final Logger log = LoggerFactory.getLogger(UdpAssociation.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final AssociationServices services;
    private final AssociationContext context;
    private final AssociationSettings settings;
    private final Consumer<ReasonCode> onEnd;
    private final AssociationTimer timer;
    private final Drops drops = new Drops();
    private final DatagramCounts counts = new DatagramCounts();
    private final PendingOctets pendingOctets;
    private final RuleUses rules;
    private final DestinationSockets sockets;
    private final Destinations destinations;
    private final ClientEndpoint endpoint;
    private @Nullable BoundSocket bound;
    private @Nullable Channel control;
    private @Nullable Requests requests;
    private @Nullable Answers answers;
    private long now;
    private boolean inTurn;
    private boolean over;

    /**
     * Makes an association that has no socket yet.
     *
     * @param onEnd called once, when everything is over and its sockets are closing
     */
    public UdpAssociation(
            AssociationServices services,
            AssociationContext context,
            AssociationSettings settings,
            Consumer<ReasonCode> onEnd) {
        this.services = services;
        this.context = context;
        this.settings = settings;
        this.onEnd = onEnd;
        this.timer = new AssociationTimer(this, context.loop(), settings);
        this.endpoint = new ClientEndpoint(context.client(), context.declared());
        this.pendingOctets = new PendingOctets(services.registry().pending(), context.client());
        this.rules = new RuleUses(context.policy(), services.registry().rates(), context.identity(), timer::bind);
        this.sockets = new DestinationSockets(context.loop(), services.sockets(), this);
        this.destinations = new Destinations(this, sockets, rules, timer.now());
    }

    /**
     * Opens the socket that the client sends to.
     *
     * @param local the address that the client's TCP connection arrived at
     * @return the socket's address and port
     * @throws IOException if no port of the range can be bound
     */
    public InetSocketAddress open(InetAddress local) throws IOException {
        BoundSocket opened = BoundSocket.open(this, local);
        bound = opened;
        services.registry().opened(opened.address());
        return opened.address();
    }

    /**
     * Begins.
     *
     * @param tcp the connection that it lives as long as; it closes it
     * @param protection of its datagrams, if they are encapsulated
     * @param permit by which it was permitted
     * @param place under that rule; given back at the end
     */
    public void start(Channel tcp, Optional<MessageProtection> protection, Permit permit, Place place) {
        BoundSocket socket = bound;
        if (socket == null) {
            throw new IllegalStateException("not opened");
        }
        ByteBufAllocator buffers = socket.channel().alloc();
        control = tcp;
        rules.bind(permit, place, timer.now());
        Optional<DatagramEncapsulation> encapsulation =
                protection.map(messages -> new DatagramEncapsulation(messages, buffers));
        requests = new Requests(this, endpoint, encapsulation, buffers);
        ClientSocket client = socket.answering(endpoint, encapsulation);
        answers = new Answers(this, client, new UnaskedSenders(context.policy(), rules, timer.now()));
        timer.start();
        context.declared().ifPresent(this::onLocked);
        tcp.pipeline().addLast(new ControlConnection(this));
    }

    /** It is known who the owner is. */
    void onLocked(InetSocketAddress owner) {
        try {
            if (bound != null && !over) {
                bound.reserveFor(owner);
            }
        } catch (IOException e) {
            drops.count(Reasons.SOCKET_FAILED);
        }
    }

    void onRequest(DatagramPacket packet) {
        if (requests != null && !over) {
            requests.take(packet.content(), packet.sender());
        }
    }

    void onAnswer(DestinationSocket from, DatagramPacket packet) {
        if (answers != null && !over) {
            answers.take(from, packet.content(), packet.sender());
        }
    }

    /** The address of a name is known, or that there is none: what waited for it goes on. */
    void onDecided(DatagramDestination destination, PendingDatagrams waiting) {
        waiting.drain(payload -> {
            if (requests != null && !over) {
                requests.forward(destination, payload, false);
            }
        });
        flush();
    }

    /** Everything that one turn of the event loop brought goes out at once. */
    void flush() {
        endTurn();
        sockets.flush();
        if (bound != null) {
            bound.flush();
        }
    }

    void onClientSocketError(Throwable cause) {
        if (bound != null) {
            bound.failed(cause);
        }
    }

    void onDestinationError(DestinationSocket socket, Throwable cause) {
        if (cause instanceof IOException failure) {
            socket.failed(failure, timer.now());
        }
        onSocketError(socket.outbox(), cause);
    }

    /** A datagram could not be sent, or an earlier one was refused by somebody: neither is the association's end. */
    void onSocketError(Outbox outbox, Throwable cause) {
        if (!(cause instanceof IOException)) {
            fail(cause);
            return;
        }
        drops.count(Reasons.SEND_FAILED);
        if (outbox.isSegmenting() && SegmentErrors.include(cause)) {
            outbox.withoutSegments();
        }
    }

    void attempt(Runnable step) {
        try {
            if (!over) {
                step.run();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** The time, looked at once in a turn of the event loop. */
    long now() {
        if (!inTurn) {
            now = timer.now();
            inTurn = true;
        }
        return now;
    }

    void endTurn() {
        inTurn = false;
    }

    void touch() {
        timer.touch(now());
    }

    /** The client has ended its direction of the connection already. */
    public void onClientEnded() {
        end(Reasons.COMPLETED);
    }

    /** Ends it now. */
    public void stop() {
        end(Reasons.STOPPED);
    }

    /** Ends it because of a mistake of the gateway. */
    public void fail(Throwable mistake) {
        FAILURES.event(count -> log.error("an association failed ({} times)", count, mistake));
        end(Reasons.FAILED);
    }

    void end(ReasonCode reason) {
        if (over) {
            return;
        }
        abandon();
        if (control != null) {
            control.close();
        }
        onEnd.accept(reason);
    }

    /** Closes what was opened, and tells nobody. */
    public void abandon() {
        if (over) {
            return;
        }
        over = true;
        services.registry().left(context.client());
        timer.cancel();
        destinations.close();
        sockets.close();
        rules.close();
        if (requests != null) {
            requests.close();
        }
        if (bound != null) {
            bound.close();
        }
    }

    /** What was relayed so far, in octets of payload. */
    public Traffic traffic() {
        return counts.traffic();
    }

    /** What happened to the datagrams so far. */
    public Optional<AssociationRecord> record() {
        return Optional.ofNullable(bound)
                .map(socket -> new AssociationRecord(
                        socket.address(),
                        endpoint.locked(),
                        counts.fromClient(),
                        counts.toClient(),
                        drops.counts(),
                        destinations.notes().count(),
                        destinations.notes().first()));
    }

    /** A copy of a payload goes to a destination; one without octets at once, after what is before it. */
    void send(DatagramDestination.Open to, ByteBuf payload) {
        if (over) {
            return;
        }
        if (payload.isReadable()) {
            to.socket().outbox().send(Outbox.NO_HEADER, payload, to.address());
            return;
        }
        try {
            sockets.sendEmpty(to.socket(), to.address());
        } catch (IOException e) {
            to.socket().failed(e, now());
            drops.count(Reasons.SEND_FAILED);
        }
    }

    AssociationServices services() {
        return services;
    }

    AssociationContext context() {
        return context;
    }

    AssociationSettings settings() {
        return settings;
    }

    PendingOctets pendingOctets() {
        return pendingOctets;
    }

    DestinationSockets sockets() {
        return sockets;
    }

    Destinations destinations() {
        return destinations;
    }

    Drops drops() {
        return drops;
    }

    DatagramCounts counts() {
        return counts;
    }
}
