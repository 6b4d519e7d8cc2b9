package io.sallyport.policy.rule;

import io.sallyport.core.spi.policy.Command;
import java.util.Set;

/**
 * Asks for a command.
 *
 * @param commands any of these
 * @param expected as written
 */
public record CommandCondition(Set<Command> commands, Written expected) implements Condition {
    /** Copies the set. */
    public CommandCondition {
        commands = Set.copyOf(commands);
    }

    @Override
    public Dimension dimension() {
        return Dimension.COMMANDS;
    }

    @Override
    public Match test(Facts facts) {
        return commands.contains(facts.command()) ? Match.YES : Match.NO;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof CommandCondition condition && commands.containsAll(condition.commands);
    }

    @Override
    public boolean coversAll() {
        return commands.size() == Command.values().length;
    }

    @Override
    public String fact(Facts facts) {
        return Words.of(facts.command());
    }
}
