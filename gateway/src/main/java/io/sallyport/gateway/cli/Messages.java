package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.UnusableConfigurationException;
import picocli.CommandLine.ExitCode;

/** What is printed to a person. */
final class Messages {
    private Messages() {}

    /** Prints every problem and gives the exit status for it. */
    static int refuse(UnusableConfigurationException refused) {
        refused.messages().forEach(System.err::println);
        int count = refused.messages().size();
        System.err.println("sallyport: " + count + (count == 1 ? " problem" : " problems") + "; nothing was started");
        return ExitCode.SOFTWARE;
    }
}
