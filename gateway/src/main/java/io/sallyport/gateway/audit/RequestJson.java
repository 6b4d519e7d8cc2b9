package io.sallyport.gateway.audit;

import io.sallyport.core.spi.audit.SessionRecord.Asked;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.gateway.yaml.KebabCase;
import tools.jackson.core.JsonGenerator;

/** Writes what the client asked for. */
final class RequestJson {
    private RequestJson() {}

    static void write(JsonGenerator json, Asked asked) {
        json.writeNumberProperty("version", asked.version());
        json.writeStringProperty("command", KebabCase.ofConstant(asked.command()));
        asked.userId().ifPresent(userId -> json.writeStringProperty("user-id", OctetText.show(userId)));
        AuditJson.object(json, "destination", members -> destination(members, asked.destination()));
    }

    private static void destination(JsonGenerator json, Destination destination) {
        json.writeStringProperty("asked", OctetText.show(destination.asAsked()));
        json.writeStringProperty("canonical", destination.host().text());
        json.writeNumberProperty("port", destination.port());
    }
}
