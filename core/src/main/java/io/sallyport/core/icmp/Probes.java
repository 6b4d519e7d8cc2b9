package io.sallyport.core.icmp;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.sallyport.core.caps.Places;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.inbound.Routes;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.policy.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The programs that run for clients: which there are, and how many at a time. Safe for every event loop. */
public final class Probes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Probes.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    /**
     * A place is taken for so long at least, however soon its program ends: the places bound also how many programs are
     * started in a second, in all and for each source.
     */
    public static final Duration LEAST = Duration.ofSeconds(1);

    private final IcmpSettings settings;
    private final Programs programs;
    private final Routes routes;
    private final Executor executor;
    private final Places places;
    private final Set<ProbeRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes it, with no program running.
     *
     * @param routes which addresses there is a way to
     * @param executor runs what blocks; for each program there are at most two pieces of work at a time
     */
    public Probes(IcmpSettings settings, Programs programs, Routes routes, Executor executor) {
        this.settings = settings;
        this.programs = programs;
        this.routes = routes;
        this.executor = executor;
        this.places = new Places(settings.caps());
    }

    /** What bounds a program. */
    public IcmpSettings settings() {
        return settings;
    }

    /** Whether there is a program for a command. */
    public boolean knows(Command command) {
        return settings.programs().containsKey(command);
    }

    /** Of several addresses the first that this host has a way to; without any the first, for its program to say so. */
    public InetSocketAddress reachable(List<InetSocketAddress> addresses) {
        return addresses.stream()
                .filter(each -> routes.localAddressTowards(each.getAddress()).isPresent())
                .findFirst()
                .orElse(addresses.get(0));
    }

    /**
     * Starts a program, elsewhere.
     *
     * @param source the client's address
     * @param loop the client's event loop; who cancels the start need not care for what was started
     * @throws EgressException if there are too many already
     */
    public Future<ProbeRun> start(Probe probe, InetAddress source, EventLoop loop) throws EgressException {
        Path program =
                Optional.ofNullable(settings.programs().get(probe.command())).orElseThrow();
        take(source);
        Client client = new Client(source, loop, loop.ticker().nanoTime());
        Promise<ProbeRun> started = loop.newPromise();
        try {
            executor.execute(() -> start(program, probe, client, started));
        } catch (RejectedExecutionException full) {
            places.giveBack(source);
            throw notStarted();
        }
        return started;
    }

    private void take(InetAddress source) throws EgressException {
        switch (places.take(source)) {
            case TAKEN -> {}
            case NONE_LEFT -> throw new EgressException(Reasons.TOO_MANY, ReplyCode.GENERAL_FAILURE);
            case NONE_LEFT_FOR_SOURCE ->
                throw new EgressException(Reasons.TOO_MANY_FOR_SOURCE, ReplyCode.GENERAL_FAILURE);
        }
    }

    private void start(Path program, Probe probe, Client client, Promise<ProbeRun> started) {
        try {
            RunningProgram begun = programs.start(ProgramArguments.of(settings, program, probe));
            enter(new ProbeRun(begun, executor, client.loop(), run -> leave(run, client)), started);
        } catch (IOException | RuntimeException | Error e) {
            giveBack(client);
            FAILURES.event(count -> log.warn("{} could not be started ({} such)", program, count, e));
            started.tryFailure(notStarted());
        }
    }

    private static EgressException notStarted() {
        return new EgressException(Reasons.NOT_STARTED, ReplyCode.GENERAL_FAILURE);
    }

    private void enter(ProbeRun run, Promise<ProbeRun> started) {
        running.add(run);
        if (closed || !started.trySuccess(run)) {
            run.kill();
        }
    }

    private void leave(ProbeRun run, Client client) {
        running.remove(run);
        giveBack(client);
    }

    private void giveBack(Client client) {
        long left = LEAST.toNanos() - (client.loop().ticker().nanoTime() - client.since());
        try {
            client.loop().schedule(() -> places.giveBack(client.source()), Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            places.giveBack(client.source());
        }
    }

    /** How many places are taken: by programs that run, and by those that were started just now. */
    public int count() {
        return places.taken();
    }

    /** Ends what runs. */
    @Override
    public void close() {
        closed = true;
        running.forEach(ProbeRun::killNow);
    }

    private record Client(InetAddress source, EventLoop loop, long since) {}
}
