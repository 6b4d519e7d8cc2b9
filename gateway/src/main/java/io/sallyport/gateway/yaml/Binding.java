package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of a configuration: the value, or everything that is wrong with it. */
public sealed interface Binding<T> {
    /** Goes on with the value, if there is one. */
    default <U> Binding<U> then(Function<? super T, Binding<U>> next) {
        if (this instanceof Bound<T> bound) {
            return next.apply(bound.value());
        }
        return new Unbound<>(problems());
    }

    /** Everything that is wrong, by its place; empty if there is a value. */
    List<Problem> problems();

    /** The configuration is right. */
    record Bound<T>(T value) implements Binding<T> {
        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }

    /** The configuration is wrong. */
    record Unbound<T>(List<Problem> problems) implements Binding<T> {
        public Unbound {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("no problem (expected: at least one)");
            }
        }
    }
}
