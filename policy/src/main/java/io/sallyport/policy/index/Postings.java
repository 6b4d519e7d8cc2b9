package io.sallyport.policy.index;

import java.util.List;

/** The rules that name one value: few as a list, many as bits, so that memory grows with what is written. */
final class Postings {
    private static final int[] NO_NUMBERS = {};
    private static final long[] NO_BITS = {};

    private final int[] numbers;
    private final long[] bits;

    private Postings(int[] numbers, long[] bits) {
        this.numbers = numbers;
        this.bits = bits;
    }

    /** Gives the postings of some numbers in ascending order, each once. */
    static Postings of(List<Integer> numbers) {
        int last = numbers.get(numbers.size() - 1);
        if (numbers.size() <= last / Long.SIZE) {
            return new Postings(array(numbers), NO_BITS);
        }
        Bits all = new Bits();
        all.clear(last + 1);
        for (int number : numbers) {
            all.add(number);
        }
        return new Postings(NO_NUMBERS, all.toWords());
    }

    private static int[] array(List<Integer> numbers) {
        int[] array = new int[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }

    void addTo(Bits target) {
        target.addAll(bits);
        for (int number : numbers) {
            target.add(number);
        }
    }
}
