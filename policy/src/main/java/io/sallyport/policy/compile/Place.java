package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.BadValueException;
import org.jspecify.annotations.Nullable;

/** Where something stands in a policy; the path is put together for what is wrong only, as most is right. */
final class Place {
    private static final int NO_ITEM = -1;

    private final SourceLocation location;
    private final @Nullable Place above;
    private final String key;
    private final int index;

    private Place(SourceLocation location, @Nullable Place above, String key, int index) {
        this.location = location;
        this.above = above;
        this.key = key;
        this.index = index;
    }

    /** Gives the place of the whole file in the file. */
    static Place root(SourceLocation location) {
        return new Place(location, null, "", NO_ITEM);
    }

    Place key(String name) {
        return new Place(location, this, name, NO_ITEM);
    }

    Place at(int number) {
        return new Place(location, this, "", number);
    }

    /** The same keys, for a record that says itself where it stands. */
    Place of(SourceLocation record) {
        return new Place(record, above, key, index);
    }

    /** The place in the file. */
    SourceLocation location() {
        return location;
    }

    /** The keys that lead there. */
    String path() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (above == null) {
            return;
        }
        above.write(text);
        if (index != NO_ITEM) {
            text.append('[').append(index).append(']');
        } else {
            text.append(text.isEmpty() ? "" : ".").append(key);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && path().equals(place.path()) && location.equals(place.location);
    }

    @Override
    public int hashCode() {
        return path().hashCode();
    }

    @Override
    public String toString() {
        return path() + " at " + location;
    }

    Problem problem(String problem, String expected) {
        return new Problem(location, path(), problem, expected);
    }

    Problem problem(BadValueException bad) {
        return problem(bad.problem(), bad.expected());
    }
}
