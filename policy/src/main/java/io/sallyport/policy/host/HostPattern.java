package io.sallyport.policy.host;

import org.jspecify.annotations.Nullable;

/**
 * What names of hosts may be.
 *
 * @param kind how it matches
 * @param text of a suffix the domain without the leading dot, else as it is written
 */
public record HostPattern(Kind kind, String text) {
    /** How a pattern matches. */
    public enum Kind {
        /** That name and no other. */
        EXACT,
        /** That domain and everything below it. */
        SUFFIX,
        /** Names in which {@code *} stands for any characters of one label and {@code ?} for one of them. */
        GLOB
    }

    /** Written out, as of all records that many are looked up by: a start has no time to put it together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPattern pattern && kind == pattern.kind && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The domain that every name which a glob matches is in; empty if its last label has a wildcard. */
    public String domain() {
        int wildcard = Math.max(text.lastIndexOf('*'), text.lastIndexOf('?'));
        int dot = text.indexOf('.', wildcard);
        return dot < 0 ? "" : text.substring(dot + 1);
    }
}
