package io.sallyport.policy.compile;

import io.sallyport.policy.decide.Ruleset;
import io.sallyport.policy.rule.Label;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the names of one list of rules: their form, and that each is there once. */
final class Names {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

    private final Problems problems;
    private final Map<String, Label> seen = new HashMap<>();

    Names(Problems problems) {
        this.problems = problems;
    }

    Label check(Place place, String name) {
        Label label = new Label(name, place.location(), place.path());
        Place key = place.key("name");
        if (!FORM.matcher(name).matches()) {
            problems.error(key.problem(
                    "a name of " + name.length() + " characters",
                    "1 to 64 letters, digits, spaces, '.', '_' and '-', a letter or digit first"));
        } else if (name.equals(Ruleset.DEFAULT)) {
            problems.error(key.problem("'" + name + "' is what logs call no match", "another name"));
        }
        Optional.ofNullable(seen.putIfAbsent(name, label))
                .ifPresent(first -> problems.error(key.problem("the name of " + first, "a name of its own")));
        return label;
    }
}
