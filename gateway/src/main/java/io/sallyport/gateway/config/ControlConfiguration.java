package io.sallyport.gateway.config;

import io.sallyport.core.server.ListenerPlace.UnixSocket;
import io.sallyport.core.spi.config.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the operator of a running gateway gives it commands. */
public record ControlConfiguration(
        @Setting(
                doc =
                        "The Unix-domain socket at which the commands locks, unlock and forgive reach the running gateway:"
                                + " its path. Its mode is 0600, and nobody but root and the gateway's own user is served.",
                example = "/run/sallyport/control.sock")
        Path unix) {

    /** Checks that there can be a socket. */
    public ControlConfiguration {
        at(unix);
    }

    private static UnixSocket at(Path path) {
        return new UnixPlace(Optional.empty(), Optional.empty()).at(path);
    }

    /** Where to listen. */
    public UnixSocket place() {
        return at(unix);
    }

    void checkIsNone(Map<String, ListenerConfiguration> listeners) {
        listeners.forEach((name, listener) -> {
            if (listener.unix()
                    .filter(other -> at(other).path().equals(place().path()))
                    .isPresent()) {
                throw new IllegalArgumentException("control.unix: '" + unix + "' is the socket of listener '" + name
                        + "' too (expected: a path of its own)");
            }
        });
    }
}
