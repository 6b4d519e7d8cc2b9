package io.sallyport.core.tls;

import io.netty.channel.ChannelPipeline;
import java.net.InetSocketAddress;

/** TLS at one listener, whose certificates may change while it runs. */
public final class ListenerTls {
    private final String listener;
    private final boolean plainToo;
    private final HandshakeLog log;
    private volatile TlsContexts contexts;

    /**
     * Begins with these certificates.
     *
     * @param listener its name, for the log
     * @param plainToo whether clients may come without TLS, told apart by their first octet
     */
    public ListenerTls(String listener, boolean plainToo, TlsContexts contexts) {
        this.listener = listener;
        this.plainToo = plainToo;
        this.contexts = contexts;
        this.log = new HandshakeLog(listener);
    }

    /** Shows others from the next handshake on; no session of before can be resumed. */
    public void replace(TlsContexts other) {
        contexts = other;
    }

    /** What is shown now. */
    public TlsContexts contexts() {
        return contexts;
    }

    /**
     * Puts TLS before everything that is added to the pipeline of a client's connection afterwards.
     *
     * @param client the client's own address, for the log
     */
    public void addTo(ChannelPipeline pipeline, InetSocketAddress client) {
        HandshakeLog.OfClient failures = log.of(client);
        TlsAdapter adapter = new TlsAdapter(failures);
        ServerNameHandler serverName = new ServerNameHandler(this::contexts, adapter);
        TlsGate gate = new TlsGate(plainToo, serverName, adapter, failures);
        pipeline.addLast("tls-gate", gate);
        pipeline.addLast("tls-server-name", serverName);
        pipeline.addLast("tls-adapter", adapter);
        adapter.discardsWith(gate);
    }

    @Override
    public String toString() {
        return "TLS of listener " + listener;
    }
}
