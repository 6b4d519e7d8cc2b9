package io.sallyport.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** All that was measured in a run. */
final class Results {
    private final List<Measurement> measurements = new ArrayList<>();

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    private Stream<Measurement> of(String scenario, String contestant) {
        return measurements.stream()
                .filter(one ->
                        one.scenario().equals(scenario) && one.contestant().equals(contestant));
    }

    /** Whom there is anything about. */
    List<String> contestants(String scenario) {
        return measurements.stream()
                .filter(one -> one.scenario().equals(scenario))
                .map(Measurement::contestant)
                .distinct()
                .toList();
    }

    /** Whether anything was tried of a scenario. */
    boolean has(String scenario) {
        return measurements.stream().anyMatch(one -> one.scenario().equals(scenario));
    }

    /** Why there is no figure, if there is none. */
    Optional<String> error(String scenario, String contestant) {
        boolean measured = of(scenario, contestant).anyMatch(one -> one.error().isEmpty());
        return measured
                ? Optional.empty()
                : of(scenario, contestant).flatMap(one -> one.error().stream()).findFirst();
    }

    private DoubleStream numbers(String scenario, String contestant, String field) {
        return of(scenario, contestant)
                .map(one -> one.number(field))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble);
    }

    OptionalDouble median(String scenario, String contestant, String field) {
        return Median.of(numbers(scenario, contestant, field));
    }

    OptionalDouble medianOfAll(String field) {
        return Median.of(measurements.stream()
                .map(one -> one.number(field))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble));
    }

    OptionalDouble least(String scenario, String contestant, String field) {
        return numbers(scenario, contestant, field).min();
    }

    OptionalDouble most(String scenario, String contestant, String field) {
        return numbers(scenario, contestant, field).max();
    }

    OptionalDouble sum(String scenario, String contestant, String field) {
        double[] all = numbers(scenario, contestant, field).toArray();
        return all.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(all).sum());
    }

    /** One median over another; empty where one is missing, or the other is 0. */
    static OptionalDouble ratio(OptionalDouble over, OptionalDouble under) {
        boolean possible = over.isPresent() && under.isPresent() && under.getAsDouble() > 0;
        return possible ? OptionalDouble.of(over.getAsDouble() / under.getAsDouble()) : OptionalDouble.empty();
    }
}
