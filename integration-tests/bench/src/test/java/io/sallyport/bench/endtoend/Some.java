package io.sallyport.bench.endtoend;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Results that a test makes up. */
final class Some {
    static final List<Scenario> SCENARIOS = Scenarios.of(new OpenFiles(20_000));

    private Some() {}

    static Measurement of(String scenario, String contestant, Object... fieldsAndNumbers) {
        ObjectNode fields = Measurement.noFields();
        for (int i = 0; i < fieldsAndNumbers.length; i += 2) {
            fields.put((String) fieldsAndNumbers[i], ((Number) fieldsAndNumbers[i + 1]).doubleValue());
        }
        return new Measurement(scenario, contestant, fields);
    }

    static Results results(Measurement... measurements) {
        Results results = new Results();
        List.of(measurements).forEach(results::add);
        return results;
    }
}
