package io.sallyport.auth.ldap.search;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;

/** What came of a search for exactly one entry. */
public sealed interface Match {
    /** There is no such entry. */
    record None() implements Match {}

    /**
     * There is one.
     *
     * @param entry it
     */
    record One(SearchResultEntry entry) implements Match {}

    /** There are several, or nobody could say that there are not: a server may give up after the first. */
    record Several() implements Match {}

    /** Counts them. */
    static Match of(List<SearchResultEntry> entries, boolean perhapsMore) {
        if (perhapsMore || entries.size() > 1) {
            return new Several();
        }
        return entries.isEmpty() ? new None() : new One(entries.get(0));
    }
}
