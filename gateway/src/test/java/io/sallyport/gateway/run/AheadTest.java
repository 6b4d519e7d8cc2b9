package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AheadTest {
    @Test
    void givesWhatWasMadeOnItsOwnThread() {
        Ahead<String> ahead = new Ahead<>("ahead", () -> Thread.currentThread().getName());
        assertThat(ahead.get()).isEqualTo("ahead");
    }

    @ParameterizedTest
    @MethodSource
    void throwsWhatWasThrown(Supplier<String> failing, Class<?> failure) {
        assertThatThrownBy(new Ahead<>("ahead", failing)::get).isExactlyInstanceOf(failure);
    }

    static Stream<Arguments> throwsWhatWasThrown() {
        Supplier<String> broken = () -> {
            throw new IllegalStateException("broken");
        };
        Supplier<String> deep = () -> {
            throw new StackOverflowError("deep");
        };
        return Stream.of(
                Arguments.of(broken, IllegalStateException.class), Arguments.of(deep, StackOverflowError.class));
    }
}
