package io.sallyport.core.server;

import java.util.List;

/**
 * How the gateway listens.
 *
 * @param transport the way to the kernel's sockets
 * @param eventLoops how many threads serve connections; 0 for one for each processor
 * @param listeners at least one
 * @param caps how many clients there may be
 */
public record ServerSettings(
        Transport transport, int eventLoops, List<ListenerSettings> listeners, ConnectionCaps caps) {
    /** Copies the list. */
    public ServerSettings {
        listeners = List.copyOf(listeners);
    }
}
