package io.sallyport.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Hashes that stand in for the users that are not there. Each name has one of them, always the same, and they are
 * spread over the names as the costs are over the entries: what a name costs does not tell whether there is an entry.
 */
final class Decoys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyParameter KEY = new KeyParameter(HashCost.octets(16, RANDOM));
    private static final Comparator<HashCost> ANY_STEADY_ORDER = Comparator.comparing(HashCost::toString);

    private final TreeMap<Long, PasswordHash> byUpperEnd = new TreeMap<>();
    private final long entries;

    Decoys(Collection<HashCost> costs) {
        Map<HashCost, Long> counts = costs.stream()
                .collect(Collectors.groupingBy(
                        cost -> cost, () -> new TreeMap<>(ANY_STEADY_ORDER), Collectors.counting()));
        long end = 0;
        for (Map.Entry<HashCost, Long> count : counts.entrySet()) {
            end += count.getValue();
            byUpperEnd.put(end, count.getKey().decoy(RANDOM));
        }
        entries = end;
    }

    PasswordHash of(String name) {
        // The name's number as a fraction of all numbers, so that a new entry moves few names to another cost.
        long place = Math.multiplyHigh(number(name) >>> 1, entries << 1);
        return byUpperEnd.higherEntry(place).getValue();
    }

    private static long number(String name) {
        byte[] octets = name.getBytes(UTF_8);
        SipHash hash = new SipHash();
        hash.init(KEY);
        hash.update(octets, 0, octets.length);
        return hash.doFinal();
    }
}
