package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A users file that cannot be used. */
final class UsersFileException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 100;

    private final transient List<Problem> problems;
    private final boolean notRead;

    private UsersFileException(List<Problem> problems, boolean notRead) {
        super(problems.size() + " problems");
        this.problems = List.copyOf(problems);
        this.notRead = notRead;
    }

    /** The file was read and has mistakes. */
    static UsersFileException mistakes(List<Problem> problems) {
        return new UsersFileException(problems, false);
    }

    /** The file could not be read. */
    static UsersFileException notRead(Problem problem) {
        return new UsersFileException(List.of(problem), true);
    }

    List<Problem> problems() {
        return problems;
    }

    /** All that is wrong, on one line; of a great many the first. */
    String describe() {
        String shown =
                problems.stream().limit(MOST_SHOWN).map(Problem::toString).collect(Collectors.joining("; "));
        int more = problems.size() - MOST_SHOWN;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }

    /** Whether it may come right without the file being written. */
    boolean isTransient() {
        return notRead;
    }
}
