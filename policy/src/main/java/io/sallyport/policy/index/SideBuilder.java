package io.sallyport.policy.index;

import io.sallyport.policy.index.RuleIndex.Side;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.Condition;
import io.sallyport.policy.rule.Dimension;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.GroupCondition;
import io.sallyport.policy.rule.HostCondition;
import io.sallyport.policy.rule.IdentityCondition;
import io.sallyport.policy.rule.ListenerCondition;
import io.sallyport.policy.rule.NetworkCondition;
import io.sallyport.policy.rule.PortCondition;
import io.sallyport.policy.rule.Rule;
import io.sallyport.policy.rule.SourceCondition;
import io.sallyport.policy.rule.TlsVersionCondition;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds the dimensions of an index; those that no rule asks for are left out. */
final class SideBuilder {
    private final List<Rule> rules;

    SideBuilder(List<Rule> rules) {
        this.rules = rules;
    }

    List<Side> build() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.TIMES && isAskedFor(dimension))
                .map(dimension -> new Side(axis(dimension), unconstrained(dimension)))
                .toList();
    }

    private Axis axis(Dimension dimension) {
        return switch (dimension) {
            case COMMANDS -> Axes.ofValue(postings(CommandCondition.class, c -> c.commands()), Facts::command);
            case PORTS -> new PortAxis(postings(PortCondition.class, PortAxis::keys));
            case LISTENERS -> Axes.ofValue(postings(ListenerCondition.class, c -> c.names()), Facts::listener);
            case TRANSPORTS -> (facts, found) -> false; // asked of clients only, who have no index
            case TLS_VERSIONS ->
                Axes.ofValue(postings(TlsVersionCondition.class, c -> c.versions()), Facts::tlsVersion);
            case IDENTITIES -> Axes.ofValue(postings(IdentityCondition.class, c -> c.names()), Facts::identity);
            case HOSTS -> new HostAxis(postings(HostCondition.class, HostAxis::keys));
            case SOURCES -> sources()::collectSource;
            case NETWORKS -> networks()::collectDestination;
            case GROUPS -> Axes.ofGroups(postings(GroupCondition.class, c -> c.names()));
            case TIMES -> (facts, found) -> false;
        };
    }

    private NetworkAxis sources() {
        return new NetworkAxis(postings(
                SourceCondition.class, condition -> condition.networks().networks()));
    }

    private NetworkAxis networks() {
        return new NetworkAxis(postings(
                NetworkCondition.class, condition -> condition.networks().networks()));
    }

    private <C extends Condition, K> Map<K, Postings> postings(
            Class<C> type, Function<C, ? extends Collection<K>> keys) {
        PostingsBuilder<K> builder = new PostingsBuilder<>();
        for (int i = 0; i < rules.size(); i++) {
            for (Condition condition : rules.get(i).conditions().written()) {
                if (type.isInstance(condition)) {
                    for (K key : keys.apply(type.cast(condition))) {
                        builder.add(key, i);
                    }
                }
            }
        }
        return builder.build();
    }

    private boolean isAskedFor(Dimension dimension) {
        for (Rule rule : rules) {
            if (asksFor(rule, dimension)) {
                return true;
            }
        }
        return false;
    }

    /** What is implied is left to the test of the candidates: nearly all rules have it, and it would narrow nothing. */
    private static boolean asksFor(Rule rule, Dimension dimension) {
        for (Condition condition : rule.conditions().written()) {
            if (condition.dimension() == dimension) {
                return true;
            }
        }
        return false;
    }

    private long[] unconstrained(Dimension dimension) {
        Bits bits = new Bits();
        bits.clear(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            if (!asksFor(rules.get(i), dimension)) {
                bits.add(i);
            }
        }
        return bits.toWords();
    }
}
