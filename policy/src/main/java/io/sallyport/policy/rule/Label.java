package io.sallyport.policy.rule;

import io.sallyport.core.spi.config.SourceLocation;

/**
 * How messages point at a rule.
 *
 * @param name what it is called
 * @param location where it stands
 * @param path the keys that lead there
 */
public record Label(String name, SourceLocation location, String path) {
    @Override
    public String toString() {
        return "'" + name + "' at " + location;
    }
}
