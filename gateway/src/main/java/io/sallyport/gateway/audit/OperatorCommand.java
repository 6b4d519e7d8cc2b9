package io.sallyport.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator has told a running gateway to change.
 *
 * @param time when
 * @param peer who: the user at the other end of the socket
 * @param command what
 * @param source for which source or network; {@code *} for all
 * @param account for which account, if for one
 * @param lifted to how many it was done
 */
public record OperatorCommand(
        Instant time, String peer, String command, String source, Optional<String> account, int lifted) {

    void write(ByteArrayOutputStream out) {
        AuditJson.line(out, json -> {
            json.writeStringProperty("time", AuditTime.of(time));
            json.writeStringProperty("event", "operator-command");
            json.writeStringProperty("command", command);
            json.writeStringProperty("operator", peer);
            json.writeStringProperty("source", source);
            account.ifPresent(name -> json.writeStringProperty("account", name));
            json.writeNumberProperty("lifted", lifted);
        });
    }
}
