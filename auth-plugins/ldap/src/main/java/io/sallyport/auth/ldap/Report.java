package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.Endpoint;
import io.sallyport.core.spi.auth.StepwiseTest.TestStep;
import java.util.function.Consumer;

/**
 * Says what came of steps.
 *
 * @param to whom
 */
record Report(Consumer<TestStep> to) {
    boolean passed(String step, Endpoint endpoint, String answer) {
        to.accept(new TestStep(step, endpoint.toString(), true, answer));
        return true;
    }

    boolean failed(String step, Endpoint endpoint, String answer) {
        to.accept(new TestStep(step, endpoint.toString(), false, answer));
        return false;
    }

    /** Where no server is known yet. */
    void failed(String step, String source, String answer) {
        to.accept(new TestStep(step, source, false, answer));
    }
}
