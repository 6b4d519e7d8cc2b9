package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.SpiVersion;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the jars of one plugin's folder and checks them from outside, before any of their code runs. */
final class PluginFolder {
    private static final List<String> SERVICE_FILES = Stream.of(AuthenticationMethodFactory.class, PluginCommand.class)
            .map(service -> "META-INF/services/" + service.getName())
            .toList();
    private static final String SPI_FOLDER = "io/sallyport/core/spi/";
    private static final String VERSION = SpiVersion.MANIFEST_ATTRIBUTE;

    private final Path folder;
    private final List<PluginProblem> problems;

    PluginFolder(Path folder, List<PluginProblem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The jars by name; none if anything is wrong with any. */
    List<JarImage> jars() {
        int before = problems.size();
        List<JarImage> jars = new ArrayList<>();
        for (Path file : files()) {
            read(file).ifPresent(jars::add);
        }
        if (problems.size() == before) {
            checkTogether(jars);
        }
        return problems.size() == before ? jars : List.of();
    }

    private List<Path> files() {
        Optional<PluginProblem> problem = Ownership.check(folder);
        if (problem.isPresent()) {
            problems.add(problem.get());
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().filter(this::isWanted).toList();
        } catch (IOException unreadable) {
            refuse(folder, "cannot be read: " + unreadable, "a readable folder");
            return List.of();
        }
    }

    private boolean isWanted(Path file) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            refuse(file, "a folder in a plugin's folder", "all jars of a plugin side by side");
            return false;
        }
        return file.toString().endsWith(".jar");
    }

    private Optional<JarImage> read(Path file) {
        Optional<PluginProblem> problem = Ownership.check(file);
        if (problem.isPresent()) {
            problems.add(problem.get());
            return Optional.empty();
        }
        try {
            JarImage jar = JarReader.read(file);
            check(jar);
            return Optional.of(jar);
        } catch (UnusableJarException unusable) {
            refuse(file, unusable.problem(), unusable.expected());
            return Optional.empty();
        }
    }

    private void check(JarImage jar) {
        if (jar.entries().keySet().stream().anyMatch(name -> name.startsWith(SPI_FOLDER))) {
            refuse(jar.path(), "contains the SPI itself", "a plugin without classes of " + SPI_FOLDER);
        }
        Optional<String> version = jar.attribute(VERSION);
        if (hasProvider(jar) && !version.equals(Optional.of(String.valueOf(SpiVersion.CURRENT)))) {
            String found = version.map(number -> VERSION + ": " + number).orElse("no " + VERSION);
            refuse(jar.path(), found + " in the manifest", VERSION + ": " + SpiVersion.CURRENT);
        }
    }

    private void checkTogether(List<JarImage> jars) {
        if (jars.isEmpty()) {
            refuse(folder, "no jar", "at least one jar in each plugin's folder");
        } else if (jars.stream().noneMatch(PluginFolder::hasProvider)) {
            refuse(folder, "no plugin in its jars", "a jar with one of " + String.join(", ", SERVICE_FILES));
        }
    }

    private static boolean hasProvider(JarImage jar) {
        return SERVICE_FILES.stream().anyMatch(jar.entries()::containsKey);
    }

    private void refuse(Path path, String problem, String expected) {
        problems.add(new PluginProblem(path, problem, expected));
    }
}
