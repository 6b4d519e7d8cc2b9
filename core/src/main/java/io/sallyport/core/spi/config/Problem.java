package io.sallyport.core.spi.config;

/**
 * One mistake in a configuration, said so that it can be put right without looking anything up.
 *
 * @param location where it stands
 * @param path the keys that lead there, for example {@code listeners[0].address}
 * @param problem what is wrong, with the offending value
 * @param expected what would be right
 */
public record Problem(SourceLocation location, String path, String problem, String expected) {
    /** The message: {@code file:line:column: path: what is wrong (expected: what would be right)}. */
    @Override
    public String toString() {
        return location + ": " + path + ": " + problem + " (expected: " + expected + ")";
    }
}
