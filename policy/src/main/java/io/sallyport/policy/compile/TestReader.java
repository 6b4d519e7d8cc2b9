package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.TestDocument;
import io.sallyport.policy.explain.Session;
import io.sallyport.policy.explain.Verdict.Result;
import io.sallyport.policy.rule.Words;
import io.sallyport.policy.test.PolicyTests;
import io.sallyport.policy.test.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tests of a policy and reports those that fail. */
final class TestReader {
    private static final int MOST = 10_000;

    private final FactsReader facts;
    private final Problems problems;
    private final List<Ready> tests = new ArrayList<>();

    TestReader(FactsReader facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    void read(Place place, List<TestDocument> documents) {
        if (!Sizes.check(place, documents.size(), MOST, problems)) {
            return;
        }
        Names names = new Names(problems);
        for (int i = 0; i < documents.size(); i++) {
            read(place.at(i).of(documents.get(i).location()), documents.get(i), names);
        }
    }

    /** Runs what was read. */
    List<TestResult> run(PolicyTests runner) {
        List<TestResult> results = new ArrayList<>();
        for (Ready test : tests) {
            TestResult result = runner.run(test.document, test.session);
            results.add(result);
            if (!result.passed()) {
                problems.error(failure(test, result));
            }
        }
        return results;
    }

    private void read(Place place, TestDocument test, Names names) {
        names.check(place, test.name());
        if (test.expect() == RuleAction.PERMIT && test.reason().isPresent()) {
            problems.error(place.key("reason").problem("a reason for a permit", "no reason, or expect: deny"));
        }
        Optional<Session> session =
                facts.read(place.key("given").of(test.given().location()), test.given());
        session.ifPresent(read -> tests.add(new Ready(place, test, read)));
    }

    private static Problem failure(Ready test, TestResult result) {
        String expected = Words.of(test.document.expect())
                + test.document.rule().map(rule -> " by '" + rule + "'").orElse("")
                + test.document.reason().map(reason -> " (" + reason + ")").orElse("");
        boolean open = result.verdict().result() == Result.NEEDS_ADDRESS;
        return test.place.problem(
                "the test '" + result.name() + "' fails: " + result.verdict(),
                open ? expected + ", which takes the " + missing(test) + " in 'given'" : expected);
    }

    private static String missing(Ready test) {
        return test.session.request().destination().host() instanceof CanonicalHost.Name ? "address" : "peer";
    }

    private record Ready(Place place, TestDocument document, Session session) {}
}
