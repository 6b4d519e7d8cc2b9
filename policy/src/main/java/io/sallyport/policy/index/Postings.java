package io.sallyport.policy.index;

import java.util.Arrays;
import java.util.List;

/** The rules that name one value: few as a list, many as bits, so that memory grows with what is written. */
final class Postings {
    private final int[] numbers;
    private final long[] bits;

    private Postings(int[] numbers, long[] bits) {
        this.numbers = numbers;
        this.bits = bits;
    }

    static Postings of(List<Integer> numbers) {
        int[] sorted =
                numbers.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        int last = sorted[sorted.length - 1];
        if (sorted.length <= last / Long.SIZE) {
            return new Postings(sorted, new long[0]);
        }
        Bits all = new Bits();
        all.clear(last + 1);
        Arrays.stream(sorted).forEach(all::add);
        return new Postings(new int[0], all.toWords());
    }

    void addTo(Bits target) {
        target.addAll(bits);
        for (int number : numbers) {
            target.add(number);
        }
    }
}
