package io.sallyport.core.spi.config;

import java.nio.file.Path;

/** Reads files for plugins, in the language and by the rules of the gateway's own; see {@link Setting}. */
@FunctionalInterface
public interface ConfigurationFiles {
    /**
     * Reads a file into a record. Blocks, so it is called where that may be: at start, or on the blocking executor.
     * Safe for any thread. A file of more than 8 MiB is a problem like any other.
     *
     * @param file the file; relative paths in it start at its folder
     * @param type the record
     * @return the record, complete and of the right types
     * @throws ConfigurationException with everything that is wrong, each with its place; also if there is no such file
     */
    <R extends Record> R read(Path file, Class<R> type) throws ConfigurationException;
}
