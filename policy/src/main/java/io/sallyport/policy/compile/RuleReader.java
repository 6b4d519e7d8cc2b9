package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.policy.document.MatchDocument;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.RuleDocument;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Dimension;
import io.sallyport.policy.rule.Requirements;
import io.sallyport.policy.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        boolean knowsAll = knowsAll(documents);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            rules.add(read(place.at(i).of(documents.get(i).location()), documents.get(i), names, knowsAll));
        }
        return rules;
    }

    private static boolean knowsAll(List<RuleDocument> documents) {
        for (RuleDocument document : documents) {
            if (namesWhatIsToBeNamed(document)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesWhatIsToBeNamed(RuleDocument document) {
        Optional<List<Command>> commands = document.match().flatMap(MatchDocument::commands);
        return commands.isPresent() && commands.get().stream().anyMatch(CommandCondition::isToBeNamed);
    }

    private Rule read(Place place, RuleDocument document, Names names, boolean knowsAll) {
        checkDenial(place, document);
        Conditions about = conditions(place, document, knowsAll);
        return new Rule(
                names.check(place, document.name()),
                document.action(),
                about,
                document.require()
                        .map(require -> strength.requirements(place, require))
                        .orElse(Requirements.NONE),
                document.obligations()
                        .map(obligations -> strength.obligations(place, obligations, about))
                        .orElse(Obligations.NONE));
    }

    /**
     * A rule without commands never permits one that is to be named. It denies it, unless the policy knows nothing of such
     * commands: then all is as it was before there were any.
     */
    private Conditions conditions(Place place, RuleDocument document, boolean knowsAll) {
        Conditions written = document.match()
                .map(match -> conditions.read(place, match, document.action()))
                .orElse(ANY);
        boolean limited = document.action() == RuleAction.PERMIT || !knowsAll;
        return limited && written.about(Dimension.COMMANDS).isEmpty()
                ? written.and(CommandCondition.implied())
                : written;
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
