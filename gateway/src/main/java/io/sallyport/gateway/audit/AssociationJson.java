package io.sallyport.gateway.audit;

import static io.sallyport.gateway.audit.AuditJson.object;

import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.audit.AssociationRecord.DecidedDestination;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Writes what happened to the datagrams of an association. */
final class AssociationJson {
    private static final int DECIMALS = 2;

    private AssociationJson() {}

    static void write(JsonGenerator json, AssociationRecord association, Traffic traffic) {
        object(json, "association", members -> {
            object(members, "bound", it -> SessionJson.address(it, association.bound()));
            association.source().ifPresent(source -> object(members, "source", it -> SessionJson.address(it, source)));
            object(members, "datagrams", counts -> counts(counts, association));
            object(
                    members,
                    "dropped",
                    drops -> byCode(association).forEach((reason, count) -> drops.writeNumberProperty(reason, count)));
            if (traffic.fromClient() > 0) {
                members.writeNumberProperty("amplification", amplification(traffic));
            }
            destinations(members, association);
        });
    }

    private static void counts(JsonGenerator json, AssociationRecord association) {
        json.writeNumberProperty("from-client", association.fromClient());
        json.writeNumberProperty("to-client", association.toClient());
    }

    private static SortedMap<String, Long> byCode(AssociationRecord association) {
        SortedMap<String, Long> counts = new TreeMap<>();
        association.dropped().forEach((reason, count) -> counts.put(reason.code(), count));
        return counts;
    }

    private static BigDecimal amplification(Traffic traffic) {
        return BigDecimal.valueOf(traffic.toClient())
                .divide(BigDecimal.valueOf(traffic.fromClient()), DECIMALS, RoundingMode.HALF_UP);
    }

    private static void destinations(JsonGenerator json, AssociationRecord association) {
        json.writeNumberProperty("destinations", association.destinations());
        json.writeArrayPropertyStart("first-destinations");
        association.first().forEach(destination -> destination(json, destination));
        json.writeEndArray();
    }

    private static void destination(JsonGenerator json, DecidedDestination destination) {
        json.writeStartObject();
        json.writeStringProperty("asked", OctetText.show(destination.asked()));
        json.writeNumberProperty("port", destination.port());
        destination.address().ifPresent(to -> object(json, "address", it -> SessionJson.address(it, to)));
        json.writeStringProperty("rule", destination.ruling().rule());
        destination.denial().ifPresent(reason -> json.writeStringProperty("denied", reason.code()));
        json.writeEndObject();
    }
}
