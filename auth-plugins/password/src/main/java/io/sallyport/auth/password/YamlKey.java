package io.sallyport.auth.password;

import io.sallyport.core.spi.config.SourceLocation;

/**
 * A key of a YAML mapping.
 *
 * @param name as it is written
 * @param location where it stands
 * @param path the keys that lead to its value
 */
record YamlKey(String name, SourceLocation location, String path) {}
