package io.sallyport.gateway.run;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** A configured method for those who set it up: nothing listens. */
public final class MethodTool {
    private MethodTool() {}

    /**
     * Tries a login with a method, step by step.
     *
     * @param file the configuration
     * @param method the method's name in it
     * @param credentials what is tried
     * @param report takes each step
     * @return whether the method would accept them
     * @throws UnusableConfigurationException if the configuration is wrong, or has no such method that can do this
     */
    public static boolean test(
            Path file, String method, PasswordCredentials credentials, Consumer<StepwiseTest.TestStep> report)
            throws UnusableConfigurationException {
        try (Components components = ComponentsLoader.load(file, Clock.systemUTC())) {
            AuthenticationMethod found = components.methods().get(method);
            if (found instanceof StepwiseTest test) {
                return test.test(credentials, report);
            }
            throw new UnusableConfigurationException(List.of(new Problem(
                    new SourceLocation(file.toString(), 1, 1),
                    "methods",
                    found == null ? "no method '" + method + "'" : "method '" + method + "' cannot be tested so",
                    "a method that asks a directory, of " + components.methods().keySet())));
        }
    }
}
