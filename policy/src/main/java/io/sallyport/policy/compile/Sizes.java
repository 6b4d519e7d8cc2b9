package io.sallyport.policy.compile;

/** Checks how long lists of rules are. */
final class Sizes {
    private Sizes() {}

    static boolean check(Place place, int size, int most, Problems problems) {
        if (size == 0) {
            problems.error(place.problem("an empty list", "at least one entry, or no such key"));
        } else if (size > most) {
            problems.error(place.problem(size + " entries", "at most " + most));
        }
        return size <= most;
    }
}
