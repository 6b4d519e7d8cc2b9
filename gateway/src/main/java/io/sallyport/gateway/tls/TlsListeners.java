package io.sallyport.gateway.tls;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.tls.ListenerTls;
import io.sallyport.gateway.config.ListenerConfiguration;
import io.sallyport.gateway.config.TlsConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TLS of all listeners that speak it, and the thread that looks after their files and ticket keys. */
public final class TlsListeners implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TlsListeners.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TICKET_KEYS = Duration.ofMinutes(30);

    private final Map<String, ReloadedTls> listeners = new LinkedHashMap<>();
    private final Optional<ScheduledExecutorService> thread;

    private TlsListeners(Map<String, ReloadedTls> read) {
        listeners.putAll(read);
        this.thread = read.isEmpty() ? Optional.empty() : Optional.of(thread());
    }

    /**
     * Reads all files.
     *
     * @param problems takes what is wrong with them
     */
    public static TlsListeners read(
            Map<String, ListenerConfiguration> configured, Clock clock, List<? super Problem> problems) {
        Map<String, ReloadedTls> read = new LinkedHashMap<>();
        List<Problem> found = new ArrayList<>();
        configured.forEach((name, listener) -> listener.tls().ifPresent(tls -> {
            try {
                read.put(name, read(name, tls, clock));
            } catch (UnusableFileException e) {
                String path = "listeners." + name + ".tls." + e.key();
                found.add(new Problem(tls.location(), path, e.problem(), e.expected()));
            }
        }));
        problems.addAll(found);
        return new TlsListeners(read);
    }

    private static ReloadedTls read(String name, TlsConfiguration configuration, Clock clock)
            throws UnusableFileException {
        TlsFiles files = new TlsFiles(configuration, clock);
        String state = files.state();
        boolean plainToo = configuration.plain() == TlsConfiguration.Plain.ALLOWED;
        return new ReloadedTls(name, files, new ListenerTls(name, plainToo, files.read()), state);
    }

    /** The TLS of a listener, if it speaks it. */
    public Optional<ListenerTls> of(String listener) {
        return Optional.ofNullable(listeners.get(listener)).map(ReloadedTls::tls);
    }

    /** How the TLS of a listener is, if it speaks it. */
    public Optional<TlsState> state(String listener) {
        return Optional.ofNullable(listeners.get(listener)).map(ReloadedTls::state);
    }

    /** Whether there is any. */
    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Begins to look after the files. */
    public void watch() {
        thread.ifPresent(looking -> {
            long looks = BETWEEN_LOOKS.toMillis();
            looking.scheduleWithFixedDelay(this::look, looks, looks, TimeUnit.MILLISECONDS);
            long turns = BETWEEN_TICKET_KEYS.toMillis();
            looking.scheduleWithFixedDelay(this::rotate, turns, turns, TimeUnit.MILLISECONDS);
        });
    }

    private void look() {
        listeners.values().forEach(each -> attempt(each::look));
    }

    private void rotate() {
        listeners.values().forEach(each -> attempt(() -> each.tls().contexts().rotateTicketKeys()));
    }

    /** A task that throws is never called again. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            log.error("looking after TLS files failed", e);
        }
    }

    private static ScheduledExecutorService thread() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sallyport-tls-files");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        thread.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
