package io.sallyport.gateway.cli;

import java.nio.file.Path;

/** Where the program was unpacked: {@code bin/ lib/ plugins/ conf/}. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("sallyport.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    static Path plugins() {
        return folder().resolve("plugins");
    }

    static Path configuration() {
        return folder().resolve("conf").resolve("sallyport.yaml");
    }
}
