package io.sallyport.gateway.plugin;

import java.net.URL;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import org.jspecify.annotations.Nullable;

/**
 * Loads one plugin: it sees the JDK, its own jars, and of the gateway only the SPI, JSpecify and what SLF4J the gateway
 * has. A service file is looked for in its own jars only.
 */
final class PluginClassLoader extends SecureClassLoader implements AutoCloseable {
    private static final List<String> SHARED_PACKAGES = List.of("io.sallyport.core.spi.", "org.jspecify.");
    private static final String SLF4J = "org.slf4j.";
    private static final String SERVICES = "META-INF/services/";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader gateway;
    private volatile List<JarImage> jars;

    PluginClassLoader(String plugin, List<JarImage> jars, ClassLoader gateway) {
        super("plugin " + plugin, ClassLoader.getPlatformClassLoader());
        this.jars = List.copyOf(jars);
        this.gateway = gateway;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isShared(name) ? gateway.loadClass(name) : super.loadClass(name, resolve);
    }

    // Some libraries bring packages of SLF4J's own that the gateway does not have, such as org.slf4j.bridge.
    private boolean isShared(String name) {
        return SHARED_PACKAGES.stream().anyMatch(name::startsWith)
                || (name.startsWith(SLF4J) && gateway.getResource(name.replace('.', '/') + ".class") != null);
    }

    private boolean isSharedResource(String name) {
        String dotted = name.replace('/', '.');
        return SHARED_PACKAGES.stream().anyMatch(dotted::startsWith)
                || (dotted.startsWith(SLF4J) && gateway.getResource(name) != null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String entry = name.replace('.', '/') + ".class";
        for (JarImage jar : jars) {
            Optional<byte[]> octets = jar.entry(entry);
            if (octets.isPresent()) {
                return define(name, octets.get(), jar);
            }
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, byte[] octets, JarImage jar) {
        int end = name.lastIndexOf('.');
        if (end > 0 && getDefinedPackage(name.substring(0, end)) == null) {
            definePackage(name.substring(0, end), jar.manifest().getMainAttributes());
        }
        CodeSource source = new CodeSource(PluginUrl.of(jar), (Certificate[]) null);
        return defineClass(name, octets, 0, octets.length, source);
    }

    private void definePackage(String name, Attributes about) {
        try {
            definePackage(
                    name,
                    about.getValue(Name.SPECIFICATION_TITLE),
                    about.getValue(Name.SPECIFICATION_VERSION),
                    about.getValue(Name.SPECIFICATION_VENDOR),
                    about.getValue(Name.IMPLEMENTATION_TITLE),
                    about.getValue(Name.IMPLEMENTATION_VERSION),
                    about.getValue(Name.IMPLEMENTATION_VENDOR),
                    null);
        } catch (IllegalArgumentException alreadyDefined) {
            // Another thread was faster; packages are defined without the class loading lock.
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (isSharedResource(name)) {
            return gateway.getResource(name);
        }
        return name.startsWith(SERVICES) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws java.io.IOException {
        if (isSharedResource(name)) {
            return gateway.getResources(name);
        }
        return name.startsWith(SERVICES) ? findResources(name) : super.getResources(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        Enumeration<URL> found = findResources(name);
        return found.hasMoreElements() ? found.nextElement() : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        List<URL> found = new ArrayList<>();
        for (JarImage jar : jars) {
            jar.entry(name).ifPresent(octets -> found.add(PluginUrl.of(jar, name, octets)));
        }
        return Collections.enumeration(found);
    }

    /** Lets go of the jars: what is not loaded by now cannot be loaded any more. */
    @Override
    public void close() {
        jars = List.of();
    }
}
