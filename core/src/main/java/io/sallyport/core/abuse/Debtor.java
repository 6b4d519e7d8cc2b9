package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;

/**
 * Who owes.
 *
 * @param source whose it is
 * @param owner the source's own number
 * @param number its number
 * @param name what a person knows it by; bounded
 */
record Debtor(Source source, long owner, long number, String name) {
    /** The one that all stand behind who are too many. */
    Debtor asOwner() {
        return new Debtor(source, owner, owner, "");
    }
}
