package io.sallyport.gateway.cli;

import io.sallyport.gateway.control.ControlAnswer;
import io.sallyport.gateway.control.ControlAnswer.Status;
import io.sallyport.gateway.control.ControlRequest;
import io.sallyport.gateway.run.ControlQuestion;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.ExitCode;

/** Gives commands to the running gateway, and prints what it says. */
final class Asking {
    private Asking() {}

    static int ask(ConfigurationOption configuration, ControlRequest request) throws IOException, InterruptedException {
        try {
            ControlAnswer answer = ControlQuestion.ask(configuration.file(), request);
            PrintStream out = answer.status() == Status.WELL ? System.out : System.err;
            answer.lines().forEach(out::println);
            return answer.status().exitStatus();
        } catch (UnusableConfigurationException e) {
            e.messages().forEach(System.err::println);
            return ExitCode.SOFTWARE;
        }
    }
}
