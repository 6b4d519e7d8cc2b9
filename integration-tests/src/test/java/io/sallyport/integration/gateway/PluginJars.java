package io.sallyport.integration.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars that somebody puts into the folder of plugins. */
public final class PluginJars {
    private PluginJars() {}

    /** The example's jar, as its own build has made it. */
    public static Path example() {
        return Path.of(System.getProperty("sallyport.example.jar"));
    }

    /** Puts a jar into a folder of its own. */
    public static void install(GatewayHome home, String plugin, Path jar) {
        try {
            Path folder =
                    Files.createDirectories(home.folder().resolve("plugins").resolve(plugin));
            Files.copy(jar, folder.resolve(jar.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example's jar with another line in its manifest. */
    public static Path exampleWith(String attribute, String value, Path copy) throws IOException {
        try (JarFile jar = new JarFile(example().toFile())) {
            Manifest manifest = jar.getManifest();
            manifest.getMainAttributes().putValue(attribute, value);
            try (OutputStream file = Files.newOutputStream(copy);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : jar.stream().toList()) {
                    copy(jar, entry, out);
                }
            }
            return copy;
        }
    }

    private static void copy(JarFile jar, JarEntry entry, JarOutputStream out) throws IOException {
        if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(out);
            }
            out.closeEntry();
        }
    }
}
