package io.sallyport.core.server;

import java.util.List;

/**
 * How the gateway listens.
 *
 * @param listeners at least one
 * @param caps how many clients there may be
 */
public record ServerSettings(List<ListenerSettings> listeners, ConnectionCaps caps) {
    /** Copies the list. */
    public ServerSettings {
        listeners = List.copyOf(listeners);
    }
}
