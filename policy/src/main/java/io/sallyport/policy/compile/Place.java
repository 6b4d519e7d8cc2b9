package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.BadValueException;

/**
 * Where something stands in a policy.
 *
 * @param location the place in the file
 * @param path the keys that lead there
 */
record Place(SourceLocation location, String path) {
    Place key(String key) {
        return new Place(location, path.isEmpty() ? key : path + "." + key);
    }

    Place at(int index) {
        return new Place(location, path + "[" + index + "]");
    }

    /** The same keys, for a record that says itself where it stands. */
    Place of(SourceLocation record) {
        return new Place(record, path);
    }

    Problem problem(String problem, String expected) {
        return new Problem(location, path, problem, expected);
    }

    Problem problem(BadValueException bad) {
        return problem(bad.problem(), bad.expected());
    }
}
