package io.sallyport.integration.ldap;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.nio.file.Path;
import java.util.List;

/** The command {@code sallyport auth test}. */
final class AuthTest {
    private AuthTest() {}

    /** Runs it with a home's configuration. */
    static Completed run(GatewayHome home, String user, String password) {
        return run(home, user, password, "");
    }

    /** Runs it with options for its Java. */
    static Completed run(GatewayHome home, String user, String password, String javaOptions) {
        Path input = home.folder().resolve("password-line");
        home.write(input, password + "\n");
        ProcessBuilder command = Program.command(
                List.of(),
                "auth",
                "test",
                "--config",
                home.configurationFile().toString(),
                "--method",
                "directory",
                "--user",
                user);
        // A short life: what is compiled well would not be run again.
        command.environment().put("SALLYPORT_JAVA_OPTS", "-XX:TieredStopAtLevel=1 " + javaOptions);
        return Peer.complete(command.redirectInput(input.toFile()));
    }

    /** The steps of its output: how each ended, and its name. */
    static List<String> steps(Completed done) {
        return done.output()
                .lines()
                .map(line -> line.length() < 21 ? line : line.substring(0, 21).strip())
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
    }
}
