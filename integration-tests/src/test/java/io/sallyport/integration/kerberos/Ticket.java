package io.sallyport.integration.kerberos;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A client's ticket, as programs find it by their environment.
 *
 * @param configuration krb5.conf
 * @param cache the credential cache
 */
record Ticket(Path configuration, Path cache) {
    /** Runs a program that uses it. */
    Completed run(List<String> command) {
        return run(new ProcessBuilder(command));
    }

    /** Runs a program that uses it. */
    Completed run(ProcessBuilder builder) {
        Map<String, String> environment = builder.environment();
        environment.put("KRB5_CONFIG", configuration.toString());
        environment.put("KRB5CCNAME", "FILE:" + cache);
        return Peer.complete(builder);
    }
}
