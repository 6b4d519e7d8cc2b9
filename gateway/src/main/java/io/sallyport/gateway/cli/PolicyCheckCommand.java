package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.LoadedPolicy;
import io.sallyport.gateway.run.PolicyTool;
import io.sallyport.gateway.run.UnusableConfigurationException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says whether a policy would be taken. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Say everything that is wrong with the policy: syntax, sets, rules that never decide, tests.")
final class PolicyCheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Override
    public Integer call() {
        try {
            LoadedPolicy policy = PolicyTool.load(configuration.file()).policy();
            policy.warnings().forEach(warning -> System.err.println("warning: " + warning));
            policy.policy()
                    .removedGuardrails()
                    .forEach(guardrail -> System.err.println("warning: guardrail " + guardrail.key() + " is removed"));
            System.out.println("policy revision " + policy.revision() + ": right");
            return ExitCode.OK;
        } catch (UnusableConfigurationException e) {
            return Messages.refuse(e);
        }
    }
}
