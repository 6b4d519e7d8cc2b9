package io.sallyport.gateway.run;

import io.sallyport.gateway.log.Printable;
import java.util.List;

/** A configuration that the gateway cannot run with, and everything that is wrong with it. */
public final class UnusableConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> messages;

    UnusableConfigurationException(List<?> problems) {
        super(problems.size() + " problems in the configuration", null, false, false);
        this.messages =
                problems.stream().map(Object::toString).map(Printable::of).toList();
    }

    /** One printable line for each problem, each with its place and what would be right. */
    public List<String> messages() {
        return messages;
    }
}
