package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import java.util.Optional;
import java.util.function.Consumer;

/** One half-open session, as those see it that need its place. */
final class HalfOpenMember {
    private final String id;
    private final long number;
    private final Consumer<Displacement> displace;
    private Optional<Source> source = Optional.empty();
    private Optional<String> identity = Optional.empty();
    private boolean yielding = true;

    HalfOpenMember(String id, long number, Consumer<Displacement> displace) {
        this.id = id;
        this.number = number;
        this.displace = displace;
    }

    String id() {
        return id;
    }

    /** Later ones have greater ones. */
    long number() {
        return number;
    }

    void displace(Displacement why) {
        displace.accept(why);
    }

    Optional<Source> source() {
        return source;
    }

    void from(Source known) {
        source = Optional.of(known);
    }

    Optional<String> identity() {
        return identity;
    }

    void authenticated(String as) {
        identity = Optional.of(as);
    }

    boolean yielding() {
        return yielding;
    }

    void yielding(boolean yields) {
        yielding = yields;
    }
}
