package io.sallyport.policy.rule;

import java.util.List;

/**
 * A list as the policy file has it, for messages.
 *
 * @param entries its entries, sets already replaced by theirs
 */
public record Written(List<String> entries) {
    private static final int SHOWN = 5;

    /** Copies the list. */
    public Written {
        entries = List.copyOf(entries);
    }

    @Override
    public String toString() {
        int more = entries.size() - SHOWN;
        String shown = String.join(", ", entries.subList(0, Math.min(SHOWN, entries.size())));
        String start = entries.size() == 1 ? "" : "one of ";
        return more > 0 ? start + shown + " and " + more + " more" : start + shown;
    }
}
