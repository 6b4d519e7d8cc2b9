package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Measures one contestant by one scenario. */
final class Measuring {
    private static final int HEAD_START_MILLIS = 500;
    private static final int LONGER = 2;

    /** What compiling takes is nothing that a session takes. */
    private static final List<String> WARM_UP = List.of("connect", "--conns", "64");

    private static final int WARM_UP_SECONDS = 10;

    private final Contestants contestants;
    private final Generator usual;
    private final Allocations allocations;

    Measuring(Contestants contestants, Generator usual, Allocations allocations) {
        this.contestants = contestants;
        this.usual = usual;
        this.allocations = allocations;
    }

    Measurement run(Scenario scenario, String contestant, int seconds) throws InterruptedException {
        try (Endpoint endpoint = contestants.start(contestant)) {
            if (endpoint.isCold()) {
                generate(usual, WARM_UP, endpoint, WARM_UP_SECONDS);
            }
            return new Measurement(scenario.name(), contestant, run(scenario, endpoint, seconds));
        } catch (IOException | RuntimeException e) {
            return Measurement.failed(scenario.name(), contestant, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode run(Scenario scenario, Endpoint endpoint, int seconds) throws IOException, InterruptedException {
        Generator generator = endpoint.generator().orElse(usual);
        requireAble(generator, scenario, endpoint);
        Map<Long, Long> before = endpoint.jvm().isPresent() ? allocations.now() : Map.of();
        ObjectNode fields = generate(generator, scenario, endpoint, seconds);
        if (endpoint.jvm().isPresent()) {
            addAllocations(fields, scenario.kind(), Allocations.between(before, allocations.now()));
        }
        return fields;
    }

    private static void requireAble(Generator generator, Scenario scenario, Endpoint endpoint)
            throws UnavailableException {
        boolean tls = endpoint.arguments().contains("--tls");
        boolean kerberos = endpoint.arguments().contains("--auth");
        boolean own = !generator.scenarios().contains("slow");
        boolean bulk = scenario.generated().equals("throughput");
        boolean ableLogin = !own || (!tls && (!kerberos || bulk));
        if (!generator.scenarios().contains(scenario.generated()) || !ableLogin) {
            throw new UnavailableException("socksbench is not there, and " + generator.name() + " has no such load");
        }
    }

    private static ObjectNode generate(Generator generator, Scenario scenario, Endpoint endpoint, int seconds)
            throws IOException, InterruptedException {
        if (scenario.beside().isEmpty()) {
            return generate(generator, scenario.arguments(), endpoint, seconds);
        }
        List<String> beside = arguments(scenario.beside(), endpoint, seconds + LONGER);
        try (Generator.Running other = generator.start(beside, endpoint.environment())) {
            Thread.sleep(HEAD_START_MILLIS);
            ObjectNode fields = generate(generator, scenario.arguments(), endpoint, seconds);
            fields.set("beside", other.result());
            return fields;
        }
    }

    private static ObjectNode generate(Generator generator, List<String> arguments, Endpoint endpoint, int seconds)
            throws IOException, InterruptedException {
        try (Generator.Running running =
                generator.start(arguments(arguments, endpoint, seconds), endpoint.environment())) {
            return running.result();
        }
    }

    private static List<String> arguments(List<String> arguments, Endpoint endpoint, int seconds) {
        List<String> all = new ArrayList<>(Scenario.lasting(arguments, seconds));
        all.addAll(endpoint.arguments());
        return all;
    }

    /** What was allocated around the measured time is counted to it: a little too much. */
    private static void addAllocations(ObjectNode fields, Scenario.Kind kind, long octets) {
        double count = fields.path(kind.rate).asDouble(0) * fields.path("secs").asDouble(0);
        fields.put("alloc_mib", octets / (double) (1 << 20));
        if (count > 0) {
            fields.put("alloc_per_op", octets / count);
        }
        Optional.of(fields.path("secs").asDouble(0))
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> fields.put("alloc_mib_s", octets / (double) (1 << 20) / seconds));
    }
}
