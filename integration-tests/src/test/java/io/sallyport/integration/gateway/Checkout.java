package io.sallyport.integration.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A checkout as it is once {@code ./sallyport} has built: its own script and files, around what this build has made. */
public final class Checkout {
    private Checkout() {}

    /** Makes one in a folder, whose own quick start is then the first. */
    public static Path in(Path folder) throws IOException {
        Path distribution = GatewayHome.distribution().toRealPath();
        Path root = distribution.getParent().getParent().getParent().getParent();
        Files.copy(root.resolve("sallyport"), folder.resolve("sallyport"));
        for (String name : List.of("pom.xml", "build-support", "core", "policy", "auth-plugins", "gateway")) {
            Files.createSymbolicLink(folder.resolve(name), root.resolve(name));
        }
        Path target = Files.createDirectories(folder.resolve("distribution/target"));
        Files.createSymbolicLink(
                target.resolve(distribution.getParent().getFileName()), distribution.getParent());
        Files.createFile(target.resolve("built"));
        return folder;
    }
}
