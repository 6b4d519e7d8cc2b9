package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void closesInTheReverseOrder() {
        closing.add(() -> closed.add("first"));
        closing.add(() -> closed.add("second"));
        closing.addLast(() -> closed.add("last"));

        closing.close();

        assertThat(closed).containsExactly("second", "first", "last");
    }

    @Test
    void leavesNothingOpenWhenSomethingFails() {
        closing.addLast(() -> {
            throw new IllegalArgumentException("one");
        });
        closing.addLast(() -> {
            throw new NoClassDefFoundError("two");
        });
        closing.addLast(() -> closed.add("last"));

        assertThatIllegalStateException()
                .isThrownBy(closing::close)
                .withRootCauseInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        failed -> assertThat(failed.getSuppressed()).hasOnlyElementsOfType(NoClassDefFoundError.class));
        assertThat(closed).containsExactly("last");
    }

    @Test
    void closesNothingTwice() {
        closing.add(() -> closed.add("only"));

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("only");
    }

    @Test
    void addsItsFailureToTheOneThatItClosesFor() {
        IllegalStateException failure = new IllegalStateException("start");
        closing.add(() -> {
            throw new IllegalArgumentException("close");
        });

        closing.closeAfter(failure);

        assertThat(failure.getSuppressed()).hasSize(1);
    }
}
