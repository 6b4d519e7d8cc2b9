package io.sallyport.gateway.audit;

import io.sallyport.core.spi.audit.SessionRecord.Asked;
import tools.jackson.core.JsonGenerator;

/** Writes what the client asked for. */
final class RequestJson {
    private RequestJson() {}

    static void write(JsonGenerator json, Asked asked) {
        json.writeNumberProperty("version", asked.version());
        json.writeStringProperty("command", command(asked.command()));
        asked.userId().ifPresent(userId -> json.writeStringProperty("user-id", OctetText.show(userId)));
        AuditJson.object(json, "destination", members -> destination(members, asked));
    }

    private static String command(int octet) {
        return switch (octet) {
            case 1 -> "connect";
            case 2 -> "bind";
            case 3 -> "udp-associate";
            default -> "unknown-" + octet;
        };
    }

    private static void destination(JsonGenerator json, Asked asked) {
        json.writeStringProperty("asked", OctetText.show(asked.destination()));
        asked.canonical().ifPresent(host -> json.writeStringProperty("canonical", host.text()));
        json.writeNumberProperty("port", asked.port());
    }
}
