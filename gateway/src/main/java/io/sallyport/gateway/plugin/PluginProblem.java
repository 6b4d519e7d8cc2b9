package io.sallyport.gateway.plugin;

import io.sallyport.gateway.log.Printable;
import java.nio.file.Path;

/**
 * One reason not to load a plugin.
 *
 * @param path the folder or the jar
 * @param problem what is wrong
 * @param expected what would be right
 */
public record PluginProblem(Path path, String problem, String expected) {
    @Override
    public String toString() {
        return Printable.of(path + ": " + problem + " (expected: " + expected + ")");
    }
}
