package io.sallyport.policy.test;

import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.TestDocument;
import io.sallyport.policy.explain.Explainer;
import io.sallyport.policy.explain.Explanation;
import io.sallyport.policy.explain.Session;
import io.sallyport.policy.explain.Verdict;
import io.sallyport.policy.explain.Verdict.Result;
import java.util.List;

/** Takes the session of each test along its way and compares where it ends with what the test expects. */
public final class PolicyTests {
    private final Explainer explainer;

    /** Gives the tests' runner for a policy. */
    public PolicyTests(Explainer explainer) {
        this.explainer = explainer;
    }

    /** Runs one. */
    public TestResult run(TestDocument test, Session session) {
        List<Explanation> steps = explainer.walk(session);
        Verdict verdict = steps.get(steps.size() - 1).verdict();
        return new TestResult(test.name(), test.location(), isExpected(test, verdict), verdict);
    }

    private static boolean isExpected(TestDocument test, Verdict verdict) {
        Result result = test.expect() == RuleAction.PERMIT ? Result.PERMIT : Result.DENY;
        return verdict.result() == result
                && test.rule().orElse(verdict.rule()).equals(verdict.rule())
                && test.reason().orElse(verdict.reason()).equals(verdict.reason());
    }
}
