package io.sallyport.policy.index;

import io.sallyport.policy.address.Network;
import io.sallyport.policy.address.Range;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.PortCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks up ports; a range of ports is cut into blocks that are nested or apart, as networks are. */
final class PortAxis implements Axis {
    private static final int BITS = 128;

    private final PrefixTable blocks;

    PortAxis(Map<Network, Postings> rules) {
        this.blocks = new PrefixTable(rules, false);
    }

    /** Gives the blocks to look up for a rule's ports. */
    static List<Network> keys(PortCondition condition) {
        List<Network> keys = new ArrayList<>();
        for (Range range : condition.ranges()) {
            cut(range.firstLow(), range.lastLow(), keys);
        }
        return keys;
    }

    @Override
    public boolean collect(Facts facts, Bits found) {
        if (facts.hasDestination()) {
            blocks.visit(0, facts.port(), found);
        }
        return facts.hasDestination();
    }

    private static void cut(long first, long last, List<Network> blocks) {
        long from = first;
        while (from <= last) {
            int bits = Long.numberOfTrailingZeros(from | 1L << Short.SIZE);
            while (from + (1L << bits) - 1 > last) {
                bits--;
            }
            blocks.add(new Network(false, 0, from, BITS - bits));
            from += 1L << bits;
        }
    }
}
