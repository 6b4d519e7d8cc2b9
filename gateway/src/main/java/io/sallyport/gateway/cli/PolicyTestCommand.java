package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.PolicyTool;
import io.sallyport.gateway.run.UnusableConfigurationException;
import io.sallyport.policy.test.TestResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Runs the tests that a policy carries. */
@Command(name = "test", mixinStandardHelpOptions = true, description = "Run the policy's own tests.")
final class PolicyTestCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() {
        try {
            List<TestResult> results =
                    PolicyTool.load(configuration.file()).policy().policy().tests();
            results.forEach(System.out::println);
            System.out.println(results.size() + " tests passed");
            return ExitCode.OK;
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }
}
