package io.sallyport.integration.gateway;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import java.util.ArrayList;
import java.util.List;

/** The program {@code bin/sallyport} of the distribution. */
public final class Program {
    private Program() {}

    /** Runs one command to its end. */
    public static Completed run(String... arguments) {
        return Peer.complete(command(List.of(), arguments));
    }

    /** A process that is not started yet; it runs on the Java that runs the tests. */
    public static ProcessBuilder command(List<String> before, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(GatewayHome.distribution().resolve("bin/sallyport").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
