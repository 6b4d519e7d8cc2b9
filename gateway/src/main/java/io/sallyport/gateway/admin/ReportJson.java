package io.sallyport.gateway.admin;

import io.sallyport.gateway.audit.AuditJson;
import io.sallyport.gateway.yaml.KebabCase;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/** Writes a report as one line of JSON. */
final class ReportJson {
    private ReportJson() {}

    static byte[] of(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditJson.line(out, json -> {
            json.writeStringProperty("status", KebabCase.ofConstant(report.status()));
            json.writeArrayPropertyStart("components");
            report.components().forEach(component -> write(json, component));
            json.writeEndArray();
        });
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Component component) {
        json.writeStartObject();
        json.writeStringProperty(component.kind(), component.name());
        json.writeStringProperty("status", KebabCase.ofConstant(component.status()));
        if (!component.reasons().isEmpty()) {
            json.writeArrayPropertyStart("reasons");
            component.reasons().forEach(json::writeString);
            json.writeEndArray();
        }
        component.details().forEach(json::writeStringProperty);
        json.writeEndObject();
    }
}
