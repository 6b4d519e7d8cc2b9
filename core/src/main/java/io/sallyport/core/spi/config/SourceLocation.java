package io.sallyport.core.spi.config;

/**
 * A place in a configuration file. A record component of this type is no key: the gateway sets it to where the record
 * itself stands.
 *
 * @param file the file's name as the operator gave it
 * @param line from 1
 * @param column from 1
 */
public record SourceLocation(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
