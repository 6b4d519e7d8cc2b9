package io.sallyport.gateway.plugin;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one line what went wrong and why. */
final class Causes {
    private static final int DEEPEST = 5;

    private Causes() {}

    static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(Throwable::toString)
                .collect(Collectors.joining(": "));
    }
}
