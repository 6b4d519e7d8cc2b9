package io.sallyport.gateway.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which key was meant, by the number of letters to change. */
final class NearestKey {
    private static final int LONGEST = 64;

    private NearestKey() {}

    static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(key -> distance(written, key) <= most)
                .min(Comparator.comparingInt(key -> distance(written, key)));
    }

    static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            previous = nextRow(one.charAt(row - 1), other, previous, row);
        }
        return previous[other.length()];
    }

    private static int[] nextRow(char letter, String other, int[] previous, int row) {
        int[] next = new int[previous.length];
        next[0] = row;
        for (int column = 1; column < next.length; column++) {
            int change = letter == other.charAt(column - 1) ? 0 : 1;
            next[column] = Math.min(previous[column - 1] + change, 1 + Math.min(previous[column], next[column - 1]));
        }
        return next;
    }
}
