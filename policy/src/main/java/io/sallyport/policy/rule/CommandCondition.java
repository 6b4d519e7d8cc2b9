package io.sallyport.policy.rule;

import io.sallyport.core.spi.policy.Command;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Asks for a command.
 *
 * @param commands any of these
 * @param expected as written
 * @param isImplied whether nobody has written it
 */
public record CommandCondition(Set<Command> commands, Written expected, boolean isImplied) implements Condition {
    /** Those that a rule is about which names none: who wrote it may not have known of others. */
    private static final Set<Command> UNNAMED = EnumSet.of(Command.CONNECT, Command.BIND, Command.UDP_ASSOCIATE);

    private static final CommandCondition IMPLIED = new CommandCondition(UNNAMED, written(UNNAMED), true);

    /** Copies the set. */
    public CommandCondition {
        commands = Set.copyOf(commands);
    }

    /** Gives the condition of a rule that says so. */
    public static CommandCondition of(Collection<Command> commands) {
        return new CommandCondition(Set.copyOf(commands), written(commands), false);
    }

    /** Gives the condition of a rule that names no command. */
    public static CommandCondition implied() {
        return IMPLIED;
    }

    /** Whether a rule is about the command only if it names it. */
    public static boolean isToBeNamed(Command command) {
        return !UNNAMED.contains(command);
    }

    /** Whether it includes a command that is to be named. */
    public boolean includesToBeNamed() {
        return commands.size() > UNNAMED.size() || !UNNAMED.containsAll(commands);
    }

    private static Written written(Collection<Command> commands) {
        return new Written(commands.stream().map(Words::of).toList());
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

    /** Whether it is about all that a rule is about which names no command. */
    public boolean coversUnnamed() {
        return commands.containsAll(UNNAMED);
    }

    @Override
    public String fact(Facts facts) {
        return Words.of(facts.command());
    }
}
