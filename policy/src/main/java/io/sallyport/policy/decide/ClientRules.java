package io.sallyport.policy.decide;

import io.sallyport.policy.rule.ClientRule;
import io.sallyport.policy.rule.Facts;
import java.util.List;
import java.util.Optional;

/**
 * Ordered rules about clients: the first that matches answers.
 *
 * @param rules in their order
 * @param otherwise the answer if none matches
 */
public record ClientRules<A>(List<ClientRule<A>> rules, A otherwise) {
    /** Copies the list. */
    public ClientRules {
        rules = List.copyOf(rules);
    }

    /** Answers. */
    public A answer(Facts facts) {
        Optional<ClientRule<A>> rule = first(facts);
        return rule.isPresent() ? rule.get().answer() : otherwise;
    }

    /** The first rule that matches. */
    public Optional<ClientRule<A>> first(Facts facts) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).conditions().test(facts)) {
                return Optional.of(rules.get(i));
            }
        }
        return Optional.empty();
    }
}
