package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ClientInfo;
import java.util.concurrent.CompletionStage;

/** Knows whether a password is right: all that a back end for RFC 1929 has to say. Serves many clients at a time. */
public interface PasswordVerifier {
    /**
     * Verifies one password. Called on the client's event loop: must not block, see {@link
     * PluginContext#blockingExecutor()}.
     *
     * <p>It should take as long for a name that does not exist as for a wrong password, and compare in constant time.
     *
     * @param client who asks
     * @param credentials the name and password; {@link UsernamePasswordMethod} wipes the password when the stage completes
     * @return the verdict; completed exceptionally, or with {@code null}, it is a refusal
     */
    CompletionStage<PasswordVerdict> verify(ClientInfo client, PasswordCredentials credentials);
}
