package io.sallyport.bench;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sealed wrap tokens of RFC 4121: ours, the JDK's, and the cipher and the MAC alone that they cost. The median of single
 * calls is what to compare: a busy machine moves it little.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class WrapTokensBenchmark {
    /** Ours, in the direct buffers of the relay. */
    @Benchmark
    public ByteBuffer wrapOurs(EstablishedContexts contexts) {
        contexts.ours.wrap(contexts.plaintextBuffer.rewind(), true, contexts.written.clear());
        return contexts.written;
    }

    /** The JDK's. */
    @Benchmark
    public byte[] wrapJdk(EstablishedContexts contexts) throws GSSException {
        return contexts.jdk.acceptor().wrap(contexts.plaintext, 0, contexts.length, new MessageProp(true));
    }

    /** What wrapping costs at least. */
    @Benchmark
    public byte[] wrapRaw(RawCrypto raw) throws GeneralSecurityException {
        return raw.encrypt();
    }

    /** Ours, in the direct buffers of the relay. */
    @Benchmark
    public ByteBuffer unwrapOurs(EstablishedContexts contexts) throws MalformedMessageException {
        contexts.ours.unwrap(contexts.tokenBuffer.rewind(), contexts.written.clear());
        return contexts.written;
    }

    /** The JDK's, which takes a duplicate and only says so. */
    @Benchmark
    public byte[] unwrapJdk(EstablishedContexts contexts) throws GSSException {
        return contexts.jdk.acceptor().unwrap(contexts.token, 0, contexts.token.length, new MessageProp(true));
    }

    /** What unwrapping costs at least. */
    @Benchmark
    public byte[] unwrapRaw(RawCrypto raw) throws GeneralSecurityException {
        return raw.decrypt();
    }
}
