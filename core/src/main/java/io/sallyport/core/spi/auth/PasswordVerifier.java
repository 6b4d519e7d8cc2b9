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
     * <p>The client may leave, or run out of time, before there is a verdict: {@link PasswordCredentials#isAbandoned()}
     * then says so. Work that has not begun should be dropped, and must then complete the stage too; work under way may
     * go on, for the password is not wiped before the stage completes.
     *
     * @param client who asks
     * @param credentials the name and password; {@link UsernamePasswordMethod} wipes the password when the stage
     *     completes, and never before
     * @return the verdict; completed exceptionally, or with {@code null}, it is a refusal
     */
    CompletionStage<PasswordVerdict> verify(ClientInfo client, PasswordCredentials credentials);
}
