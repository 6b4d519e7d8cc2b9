package io.sallyport.bench;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to bring a host into its canonical form. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CanonicalHostBenchmark {
    /** A host as a client sends it. */
    @Param({"www.example.com", "WWW.Example.COM.", "198.51.100.7", "0x7f000001", "2001:db8::7", "[::ffff:198.51.100.7]"
    })
    public String host = "";

    /** Parses it. */
    @Benchmark
    public CanonicalHost parse() throws MalformedHostException {
        return CanonicalHost.parse(host);
    }
}
