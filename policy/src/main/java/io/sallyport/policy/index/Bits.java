package io.sallyport.policy.index;

import io.sallyport.policy.decide.Candidates;
import java.util.Arrays;
import java.util.function.Predicate;

/** A set of numbers of rules that is filled again for each request. */
final class Bits implements Candidates, Predicate<Postings> {
    private long[] words = new long[0];
    private int used;

    /** Empties it and makes room. */
    void clear(int size) {
        used = wordsFor(size);
        if (words.length < used) {
            words = new long[used];
        }
        Arrays.fill(words, 0, used, 0L);
    }

    /** Fills it with the numbers below a size. */
    void fill(int size) {
        clear(size);
        Arrays.fill(words, 0, used, -1L);
        if (size % Long.SIZE != 0) {
            words[used - 1] = -1L >>> (Long.SIZE - size % Long.SIZE);
        }
    }

    void add(int number) {
        words[number / Long.SIZE] |= 1L << number;
    }

    void addAll(long[] others) {
        for (int i = 0; i < others.length; i++) {
            words[i] |= others[i];
        }
    }

    /** Keeps what is in one of two sets. */
    void retain(long[] first, Bits second) {
        for (int i = 0; i < used; i++) {
            words[i] &= first[i] | second.words[i];
        }
    }

    long[] toWords() {
        return Arrays.copyOf(words, used);
    }

    /** Adds what a look-up has found, and asks for more. */
    @Override
    public boolean test(Postings found) {
        found.addTo(this);
        return false;
    }

    @Override
    public int next(int from) {
        int word = from / Long.SIZE;
        if (word >= used) {
            return -1;
        }
        long rest = words[word] & (-1L << from);
        while (rest == 0 && ++word < used) {
            rest = words[word];
        }
        return word < used ? word * Long.SIZE + Long.numberOfTrailingZeros(rest) : -1;
    }

    private static int wordsFor(int size) {
        return (size + Long.SIZE - 1) / Long.SIZE;
    }
}
