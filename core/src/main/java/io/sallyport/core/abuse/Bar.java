package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import java.time.Duration;

/**
 * What is kept out at the moment.
 *
 * @param kind what
 * @param source for whom
 * @param account the account's name as it is counted, up to 64 characters of it; empty for other kinds
 * @param left for how long, if nothing is added
 */
public record Bar(Kind kind, Source source, String account, Duration left) {
    /** What is kept out. */
    public enum Kind {
        /** An account. */
        ACCOUNT,
        /** All accounts that have no count of their own. */
        OTHER_ACCOUNTS,
        /** Every connection. */
        SOURCE
    }
}
