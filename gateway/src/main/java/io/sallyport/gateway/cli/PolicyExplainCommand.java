package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.PolicyTool;
import io.sallyport.gateway.run.UnusableConfigurationException;
import io.sallyport.policy.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says which rule decides about a session, and why the others do not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Say at each point of a session's way which rule decides (*), and why each other does not.",
            "The facts are those of a policy's tests, for example:",
            "  policy explain source=192.0.2.7 listener=local method=password identity=alice"
                    + " groups=[staff] host=www.example.com address=198.51.100.7 port=443",
            "The time is now unless given. A policy whose own tests fail is explained all the same."
        })
final class PolicyExplainCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "KEY=VALUE", arity = "1..*", description = "The facts.")
    private List<String> facts = new ArrayList<>();

    @Override
    public Integer call() {
        try {
            List<Explanation> steps =
                    PolicyTool.loadUntested(configuration.file()).explain(facts);
            steps.forEach(step -> step.lines().forEach(System.out::println));
            return ExitCode.OK;
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }
}
