package io.sallyport.gateway.audit;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.audit.SessionRecord.Attempt;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.gateway.yaml.KebabCase;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** Writes who the client proved to be. */
final class ProofJson {
    private ProofJson() {}

    static void write(JsonGenerator json, Proof proof) {
        json.writeStringProperty("method", proof.method());
        json.writeStringProperty("identity", proof.identity().name());
        groups(json, proof.identity().groups());
        json.writeStringProperty("protection", KebabCase.ofConstant(proof.protection()));
    }

    static void write(JsonGenerator json, Attempt attempt) {
        json.writeStringProperty("method", attempt.method());
        attempt.claimedName().ifPresent(name -> json.writeStringProperty("claimed-name", name));
    }

    private static void groups(JsonGenerator json, Groups groups) {
        if (groups instanceof Groups.Unknown unknown) {
            json.writeStringProperty("groups", "unknown");
            json.writeStringProperty("groups-reason", unknown.reason().code());
        } else if (groups instanceof Groups.Known known) {
            names(json, known.names());
        }
    }

    private static void names(JsonGenerator json, Set<String> names) {
        json.writeArrayPropertyStart("groups");
        new TreeSet<>(names).forEach(json::writeString);
        json.writeEndArray();
    }
}
