package io.sallyport.integration.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A checkout as it is once {@code ./sallyport} has built: its own script, around what this build has made. */
public final class Checkout {
    private Checkout() {}

    /** Makes one in a folder, whose own quick start is then the first. */
    public static Path in(Path folder) throws IOException {
        Path distribution = GatewayHome.distribution().toRealPath();
        Path unpacked = distribution.getParent();
        Path root = unpacked.getParent().getParent().getParent();
        for (String module : List.of("core", "policy", "auth-plugins", "demo", "gateway")) {
            Files.createDirectory(folder.resolve(module));
        }
        Folders.copy(root.resolve("build-support"), folder.resolve("build-support"));
        Folders.copy(distribution, folder.resolve("distribution/target/sallyport-0/sallyport-0"));
        Files.createFile(folder.resolve("pom.xml"));
        Files.createFile(folder.resolve("distribution/target/built"));
        return Files.copy(root.resolve("sallyport"), folder.resolve("sallyport"), StandardCopyOption.COPY_ATTRIBUTES)
                .getParent();
    }
}
