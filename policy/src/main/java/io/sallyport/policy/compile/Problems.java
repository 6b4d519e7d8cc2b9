package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.rule.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a policy, and what looks wrong; each thing once. */
final class Problems {
    private static final int MOST = 1000;

    private final Map<String, Problem> errors = new LinkedHashMap<>();
    private final Map<String, Problem> warnings = new LinkedHashMap<>();

    void error(Problem problem) {
        add(errors, problem);
    }

    /** Reads a text; of one that means nothing it says so. */
    <T> Optional<T> value(Place place, String text, Parser<T> parser) {
        try {
            return Optional.of(parser.parse(text));
        } catch (BadValueException e) {
            error(place.problem(e));
            return Optional.empty();
        }
    }

    void warning(Problem problem) {
        add(warnings, problem);
    }

    /** Warns of a rule. */
    void warning(Label rule, String problem, String expected) {
        warning(new Problem(rule.location(), rule.path(), "'" + rule.name() + "': " + problem, expected));
    }

    List<Problem> errors() {
        return List.copyOf(errors.values());
    }

    List<Problem> warnings() {
        return List.copyOf(warnings.values());
    }

    private static void add(Map<String, Problem> problems, Problem problem) {
        if (problems.size() < MOST) {
            problems.putIfAbsent(problem.toString(), problem);
        }
    }
}
