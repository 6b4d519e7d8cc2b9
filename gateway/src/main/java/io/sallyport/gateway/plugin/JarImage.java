package io.sallyport.gateway.plugin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * A jar in memory: what was hashed is what is loaded, whatever becomes of the file.
 *
 * @param path the file
 * @param sha256 the hash of the file's octets, in hexadecimal
 * @param manifest its manifest, empty if it has none
 * @param entries the content of each entry by its name, for this version of Java
 */
record JarImage(Path path, String sha256, Manifest manifest, Map<String, byte[]> entries) {
    /** The name of the file. */
    String fileName() {
        return String.valueOf(path.getFileName());
    }

    /** An attribute of the manifest's main section. */
    Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name)).map(String::strip);
    }

    /** The version that the jar says it has. */
    String version() {
        return attribute(Attributes.Name.IMPLEMENTATION_VERSION.toString()).orElse("unknown");
    }

    Optional<byte[]> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
