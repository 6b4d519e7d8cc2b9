package io.sallyport.bench;

import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.policy.CompiledPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a decision costs with many rules, for requests that an early, a late or no rule decides. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {
    /** How many rules. */
    @Param({"1000"})
    public int rules;

    private CompiledPolicy policy = PolicyOfRules.of(1);
    private List<AccessRequest> requests = List.of();
    private int next;

    /** Compiles the policy. */
    @Setup
    public void compile() {
        policy = PolicyOfRules.of(rules);
        requests = PolicyOfRules.requests(rules);
    }

    /** Decides about a mix of requests. */
    @Benchmark
    public Decision mixed() {
        next = next + 1 == requests.size() ? 0 : next + 1;
        return policy.decide(requests.get(next));
    }

    /** Decides about a request that no rule matches. */
    @Benchmark
    public Decision none() {
        return policy.decide(requests.get(0));
    }
}
