package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.RuleDocument;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Requirements;
import io.sallyport.policy.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Reads the rules that say who may go where. */
final class RuleReader {
    private static final int MOST = 10_000;
    private static final Conditions ANY = new Conditions(List.of());

    private final ConditionReader conditions;
    private final StrengthReader strength;
    private final Problems problems;

    RuleReader(ConditionReader conditions, StrengthReader strength, Problems problems) {
        this.conditions = conditions;
        this.strength = strength;
        this.problems = problems;
    }

    List<Rule> read(Place place, List<RuleDocument> documents) {
        if (!Sizes.check(place, documents.size(), MOST, problems)) {
            return List.of();
        }
        Names names = new Names(problems);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            rules.add(read(place.at(i).of(documents.get(i).location()), documents.get(i), names));
        }
        return rules;
    }

    private Rule read(Place place, RuleDocument document, Names names) {
        checkDenial(place, document);
        return new Rule(
                names.check(place, document.name()),
                document.action(),
                document.match()
                        .map(match -> conditions.read(place, match, document.action()))
                        .orElse(ANY),
                document.require()
                        .map(require -> strength.requirements(place, require))
                        .orElse(Requirements.NONE),
                document.obligations()
                        .map(obligations -> strength.obligations(place, obligations))
                        .orElse(Obligations.NONE));
    }

    private void checkDenial(Place place, RuleDocument document) {
        if (document.action() != RuleAction.DENY) {
            return;
        }
        document.require()
                .ifPresent(require -> problems.error(place.key("require")
                        .of(require.location())
                        .problem("a rule that denies requires nothing", "no require, or action: permit")));
        document.obligations()
                .ifPresent(obligations -> problems.error(place.key("obligations")
                        .of(obligations.location())
                        .problem("a rule that denies binds to nothing", "no obligations, or action: permit")));
    }
}
