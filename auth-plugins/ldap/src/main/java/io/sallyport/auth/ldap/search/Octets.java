package io.sallyport.auth.ldap.search;

/** Counts what one search brings in all, from whatever server and on however many pages. */
final class Octets {
    private static final long MOST = 32L * 1024 * 1024;

    private long count;

    /** A character takes two octets of memory at most, if no fewer in the answer. */
    void add(String text) {
        count += 2L * text.length();
    }

    void add(int octets) {
        count += octets;
    }

    boolean areTooMany() {
        return count > MOST;
    }
}
