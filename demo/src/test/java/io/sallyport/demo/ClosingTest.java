package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void closesInTheReverseOrderAndOnce() throws IOException {
        closing.add(() -> closed.add("first"));
        closing.add(() -> closed.add("second"));

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void goesOnBehindAFailureAndTellsOfIt() throws IOException {
        closing.add(() -> closed.add("first"));
        closing.add(() -> {
            throw new IOException("stuck");
        });

        assertThatIOException().isThrownBy(closing::close).withMessageContaining("stuck");
        assertThat(closed).containsExactly("first");
    }

    @Test
    void closesWhatIsStartedTooLate() throws IOException {
        closing.close();

        assertThatIOException().isThrownBy(() -> closing.add(() -> closed.add("late")));
        assertThat(closed).containsExactly("late");
    }
}
