package io.sallyport.bench.endtoend;

import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one run of a generator said, as it stands in the file of raw figures.
 *
 * @param scenario the scenario's name
 * @param contestant the contestant's name
 * @param fields the generator's fields and ours, or {@code error}
 */
record Measurement(String scenario, String contestant, ObjectNode fields) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ERROR = "error";

    static ObjectNode noFields() {
        return MAPPER.createObjectNode();
    }

    /** Reads the last line of a generator. */
    static ObjectNode parse(String output) {
        String line = output.strip();
        JsonNode node = MAPPER.readTree(line.substring(line.lastIndexOf('\n') + 1));
        if (node instanceof ObjectNode fields) {
            return fields;
        }
        throw new IllegalArgumentException("no JSON object: " + line);
    }

    static Measurement failed(String scenario, String contestant, String error) {
        return new Measurement(scenario, contestant, noFields().put(ERROR, error));
    }

    OptionalDouble number(String field) {
        JsonNode node = fields.path(field);
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    Optional<String> error() {
        return fields.has(ERROR) ? Optional.of(fields.path(ERROR).asString()) : Optional.empty();
    }

    /** One line of JSON. */
    String line(int round) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("name", scenario).put("contestant", contestant).put("round", round);
        fields.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
        return line.toString();
    }
}
