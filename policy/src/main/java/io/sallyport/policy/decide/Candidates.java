package io.sallyport.policy.decide;

/** Numbers of rules in ascending order. */
@FunctionalInterface
public interface Candidates {
    /** The first number that is not before another one; negative if there is none. */
    int next(int from);

    /** Gives the numbers of as many rules as there are. */
    static Candidates all(int size) {
        return from -> from < size ? from : -1;
    }
}
