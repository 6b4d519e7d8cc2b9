package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.sallyport.core.session.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The sessions whose client connection is open, by their session. */
final class LiveSessions {
    private final Map<Session, Channel> sessions = new ConcurrentHashMap<>();
    private final SessionIds ids = new SessionIds();

    String nextId() {
        return ids.next();
    }

    void add(Session session, Channel client) {
        sessions.put(session, client);
        client.closeFuture().addListener(closed -> remove(session));
    }

    private void remove(Session session) {
        sessions.remove(session);
        if (sessions.isEmpty()) {
            synchronized (sessions) {
                sessions.notifyAll();
            }
        }
    }

    /** Waits until there is no session, or for as long as that. */
    void awaitNone(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (sessions) {
            long left = atMost.toMillis();
            while (!sessions.isEmpty() && left > 0) {
                sessions.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    int count() {
        return sessions.size();
    }

    /** Ends every session, each on its event loop. */
    void stopAll() {
        sessions.forEach((session, client) -> client.eventLoop().execute(session::stop));
    }
}
