package io.sallyport.policy.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Domains with a value each; finds those that a name is in without cutting the name up. */
public final class SuffixMap<V> {
    private static final int LOAD = 4;

    private final List<List<Map.Entry<String, V>>> buckets;

    /** Copies the map; its keys are canonical names without a leading dot. */
    public SuffixMap(Map<String, V> domains) {
        int size = Integer.highestOneBit(domains.size() + 1) * LOAD;
        List<List<Map.Entry<String, V>>> lists = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lists.add(new ArrayList<>(0));
        }
        domains.forEach((domain, value) -> lists.get(hash(domain) & (size - 1)).add(Map.entry(domain, value)));
        lists.replaceAll(List::copyOf);
        this.buckets = List.copyOf(lists);
    }

    /** Shows the values of all domains that the name is in, the widest first, until the visitor has seen enough. */
    public boolean visit(String name, Predicate<? super V> enough) {
        int hash = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            hash = hash * 31 + name.charAt(i);
            boolean startsLabel = i == 0 || name.charAt(i - 1) == '.';
            if (startsLabel && visitDomain(name, i, hash, enough)) {
                return true;
            }
        }
        return false;
    }

    private boolean visitDomain(String name, int start, int hash, Predicate<? super V> enough) {
        List<Map.Entry<String, V>> bucket = buckets.get(spread(hash) & (buckets.size() - 1));
        for (int i = 0; i < bucket.size(); i++) {
            String domain = bucket.get(i).getKey();
            boolean same = domain.length() == name.length() - start && name.endsWith(domain);
            if (same && enough.test(bucket.get(i).getValue())) {
                return true;
            }
        }
        return false;
    }

    private static int hash(String name) {
        int hash = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            hash = hash * 31 + name.charAt(i);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }
}
