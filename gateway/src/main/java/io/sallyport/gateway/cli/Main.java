package io.sallyport.gateway.cli;

import java.util.Objects;

/** Starts the program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("sallyport " + Objects.requireNonNullElse(version, "unpackaged"));
    }
}
