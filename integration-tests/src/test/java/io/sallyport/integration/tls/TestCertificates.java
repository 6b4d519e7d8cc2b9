package io.sallyport.integration.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the distribution's {@code make-test-ca} makes. */
public record TestCertificates(Path folder) {
    public static TestCertificates in(Path folder) {
        Peer.named("openssl");
        TestCertificates made = new TestCertificates(folder);
        made.run("localhost", "alice");
        return made;
    }

    public void run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(GatewayHome.distribution().resolve("bin/make-test-ca").toString());
        command.add(folder.toString());
        command.addAll(List.of(arguments));
        Completed done = Peer.complete(new ProcessBuilder(command));
        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    public String path(String name) {
        return folder.resolve(name).toString();
    }
}
