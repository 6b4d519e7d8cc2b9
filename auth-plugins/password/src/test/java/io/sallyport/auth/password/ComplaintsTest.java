package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private static final String BEGINNING = "users file users.yaml: keeps the users from before, 7; what is wrong:";

    private final List<String> lines = new ArrayList<>();
    private final Complaints complaints = new Complaints(Path.of("users.yaml"), lines::add);

    @Test
    void saysEachProblemOnALineOfItsOwn() {
        complaints.about(problems(2), 7);

        assertThat(lines)
                .containsExactly(
                        BEGINNING,
                        "users.yaml:1:1: users: wrong (expected: right)",
                        "users.yaml:2:1: users: wrong" + " (expected: right)");
    }

    @Test
    void saysTheSameOnce() {
        complaints.about(problems(1), 7);
        complaints.about(problems(1), 7);

        assertThat(lines).hasSize(2);
    }

    @Test
    void saysItAgainAfterAllWasWell() {
        complaints.about(problems(1), 7);
        complaints.end();
        complaints.about(problems(1), 7);

        assertThat(lines).hasSize(4);
    }

    @Test
    void saysOfAGreatManyTheFirstHundred() {
        complaints.about(problems(103), 7);

        assertThat(lines).hasSize(102).last().isEqualTo("users file users.yaml: and 3 more");
    }

    @Test
    void saysWhatHasNoPlaceToo() {
        complaints.about(new ConfigurationException("a thing", "another"), 7);

        assertThat(lines).containsExactly(BEGINNING, "a thing (expected: another)");
    }

    private static ConfigurationException problems(int count) {
        return new ConfigurationException(IntStream.rangeClosed(1, count)
                .mapToObj(line -> new Problem(new SourceLocation("users.yaml", line, 1), "users", "wrong", "right"))
                .toList());
    }
}
