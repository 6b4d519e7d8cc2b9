package io.sallyport.core.caps;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Puts numbers in an order in which the next one is nobody's guess, and keeps none of them. */
public final class RandomOrder {
    private RandomOrder() {}

    /** Gives every number from 0 to below the count once: from any one on, in steps of any length that meets all. */
    public static IntStream of(int count) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long start = random.nextInt(count);
        long step = 1L + random.nextInt(count);
        while (gcd(step, count) != 1) {
            step = 1L + random.nextInt(count);
        }
        long length = step;
        return IntStream.range(0, count).map(i -> (int) ((start + i * length) % count));
    }

    private static long gcd(long one, long other) {
        return other == 0 ? one : gcd(other, one % other);
    }
}
