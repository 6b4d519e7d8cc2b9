package io.sallyport.core.spi.auth;

import java.util.function.Consumer;

/**
 * Tries one login step by step, for an operator who wants to know at which one it fails. An {@link AuthenticationMethod}
 * that asks somebody else, as a directory, may implement this too; the command {@code sallyport auth test} calls it.
 */
public interface StepwiseTest {
    /**
     * Tries. Called on the main thread of a process that does nothing else; may block, with bounds of its own. Must not
     * throw: what goes wrong is a step that failed. Goes on after a failed step where a later one can still tell
     * something, such as with the next of several servers.
     *
     * @param credentials the name and password to try; the caller wipes the password
     * @param report takes each step when it is over, for the operator's eyes only
     * @return whether the credentials would be accepted
     */
    boolean test(PasswordCredentials credentials, Consumer<TestStep> report);

    /**
     * One step of the way.
     *
     * @param name what was tried, in a word or two
     * @param server who was asked
     * @param passed whether it went well
     * @param answer what came back; no secret
     */
    record TestStep(String name, String server, boolean passed, String answer) {}
}
