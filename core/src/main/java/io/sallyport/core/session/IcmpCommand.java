package io.sallyport.core.session;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.icmp.Probe;
import io.sallyport.core.icmp.ProbeRelay;
import io.sallyport.core.icmp.ProbeRun;
import io.sallyport.core.icmp.Probes;
import io.sallyport.core.icmp.Times;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.session.ClientLink.Handover;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.session.SessionState.Deciding;
import io.sallyport.core.session.SessionState.Starting;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * X'80' and X'81': runs a program towards one permitted address, replies, and sends the client what the program writes.
 * There is no port: DST.PORT means nothing, and BND says nothing.
 */
final class IcmpCommand implements RequestedCommand {
    private static final int NO_PORT = 0;

    private final Session session;
    private final PermissionSteps permission;
    private final RequestRefusals refusals;

    IcmpCommand(Session session, PermissionSteps permission, RequestRefusals refusals) {
        this.session = session;
        this.permission = permission;
        this.refusals = refusals;
    }

    @Override
    public void begin(AwaitingRequest awaiting, Request request, Destination destination) throws ProtocolException {
        Command command = request.command().orElseThrow();
        if (!probes().knows(command)) {
            throw new ProtocolException(Reasons.COMMAND_NOT_SUPPORTED.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
        }
        Destination host = new Destination(destination.asAsked(), destination.host(), NO_PORT);
        Deciding deciding = awaiting.requested(
                request, RequestedDestination.facts(session.client(), awaiting.proof(), command, host));
        permission.ask(session.move(deciding), this::start);
    }

    private Probes probes() {
        return session.services().probes();
    }

    private void start(Deciding deciding, Candidates candidates) {
        InetSocketAddress address = probes().reachable(candidates.addresses());
        Permit permit = candidates.settle(address).orElseThrow();
        session.journal().decided(permit.ruling());
        Future<ProbeRun> attempt;
        try {
            attempt = launch(deciding, address);
        } catch (EgressException e) {
            candidates.release();
            refusals.fail(deciding.request(), e);
            return;
        } catch (RuntimeException | Error e) {
            candidates.release();
            throw e;
        }
        await(session.move(deciding.starting(candidates, attempt)), new Target(address, permit));
    }

    private Future<ProbeRun> launch(Deciding deciding, InetSocketAddress address) throws EgressException {
        Probe probe = new Probe(
                deciding.access().command(),
                address.getAddress(),
                deciding.request().flags());
        return probes().start(
                        probe, ClientSource.of(session.client()), session.link().loop());
    }

    private void await(Starting starting, Target target) {
        if (session.clientEnded()) {
            session.close(Reasons.CLIENT_LEFT);
            return;
        }
        session.within(
                SessionSettings.PROGRAM_START,
                () -> refusals.refuse(starting.request(), Reasons.PROGRAM_START_TIMED_OUT, ReplyCode.GENERAL_FAILURE));
        starting.attempt()
                .addListener((Future<ProbeRun> done) -> session.attempt(() -> onStarted(starting, done, target)));
    }

    private void onStarted(Starting starting, Future<ProbeRun> done, Target target) {
        if (!session.isIn(starting)) {
            return;
        }
        session.withoutDeadline();
        if (done.isSuccess()) {
            begin(starting, done.getNow(), target);
        } else {
            refusals.fail(starting.request(), done.cause());
        }
    }

    private void begin(Starting starting, ProbeRun run, Target target) {
        session.journal().connected(target.address());
        session.link()
                .send(ReplyEncoder.encode(starting.request().version(), ReplyCode.SUCCEEDED, ReplyEncoder.UNSPECIFIED));
        Handover client = session.link().handOver();
        ProbeRelay relay =
                new ProbeRelay(client.channel(), run, new ProbeRelay.Ends(this::farewell, session::onProbeEnd));
        session.move(starting.started(relay));
        relay.start(client.sentAhead(), session.clientEnded(), times(starting, target.permit()));
    }

    private Times times(Starting starting, Permit permit) {
        return Times.of(
                probes().settings().timeout(),
                Lifetimes.of(
                        permit.obligations(),
                        starting.access().proof().identity(),
                        session.services().clock().instant()));
    }

    /** The last lines are not to be overtaken by a reset, as a refusal is not. */
    private void farewell(Channel client) {
        Duration bound = session.services().settings().closeAfterRefusal();
        client.pipeline().addLast("farewell", new RefusalHandler(bound, Unpooled.EMPTY_BUFFER));
    }

    /** Where the program is sent to, and by what permission. */
    private record Target(InetSocketAddress address, Permit permit) {}
}
