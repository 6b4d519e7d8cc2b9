package io.sallyport.core.server;

import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.session.SessionServices;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and gives every client a session. */
public final class SocksServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SocksServer.class);

    private final ServerSettings settings;
    private final SessionServices services;
    private final LiveSessions live;
    private final Entrance entrance;
    private final ListenerOpener opener;
    private final Map<String, OpenListener> listeners = new LinkedHashMap<>();

    /**
     * Makes a server that does not listen yet.
     *
     * @param loops where its connections live; the caller closes them after the server
     */
    public SocksServer(EventLoops loops, ServerSettings settings, SessionServices services) {
        this.settings = settings;
        this.services = services;
        Connections connections = new Connections(settings.caps());
        this.live = new LiveSessions();
        this.entrance = new Entrance(connections, services.abuse(), HostAddresses.SYSTEM::has);
        this.opener = new ListenerOpener(loops, entrance.shedding());
    }

    /**
     * Begins to listen on every address, or on none.
     *
     * @throws IOException if an address cannot be listened on; the message names the listener
     */
    public void start() throws IOException {
        for (ListenerSettings listener : settings.listeners()) {
            try {
                listeners.put(listener.name(), open(listener));
            } catch (IOException e) {
                stopAccepting();
                throw e;
            }
        }
    }

    private OpenListener open(ListenerSettings listener) throws IOException {
        try {
            return opener.open(
                    listener.place(), sockets -> new ClientInitializer(listener, services, live, entrance, sockets));
        } catch (IOException e) {
            throw new IOException("listener " + listener.name() + ": " + e.getMessage(), e);
        }
    }

    /** The address and port that a listener on the network has. */
    public InetSocketAddress addressOf(String listener) {
        return (InetSocketAddress) opened(listener).channel().localAddress();
    }

    /** Where a listener listens, for people. */
    public String placeOf(String listener) {
        return opened(listener).place();
    }

    private OpenListener opened(String listener) {
        OpenListener open = listeners.get(listener);
        if (open == null) {
            throw new IllegalArgumentException(
                    "no listener " + listener + " (expected: one of " + listeners.keySet() + ")");
        }
        return open;
    }

    /** How many clients are connected. */
    public int sessions() {
        return live.count();
    }

    /** Closes the listeners; sessions go on. */
    public void stopAccepting() {
        listeners.values().forEach(OpenListener::close);
        listeners.clear();
    }

    /** Stops accepting, lets sessions go on for as long as that, then ends what is left. */
    public void drain(Duration grace) throws InterruptedException {
        stopAccepting();
        live.awaitNone(grace);
        if (live.count() > 0) {
            log.info("ending {} sessions", live.count());
        }
        live.stopAll();
    }

    @Override
    public void close() {
        stopAccepting();
        live.stopAll();
    }
}
