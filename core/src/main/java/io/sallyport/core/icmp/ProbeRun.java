package io.sallyport.core.icmp;

import io.netty.channel.EventLoop;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs for a client. It is read a line at a time, and not before the last line was asked for: who takes
 * no lines stops the program.
 */
public final class ProbeRun {
    private static final Logger log = LoggerFactory.getLogger(ProbeRun.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();
    private static final int NO_ANSWER = 1;

    private final RunningProgram program;
    private final Executor executor;
    private final EventLoop loop;
    private final Consumer<ProbeRun> onGone;
    private final TextLines lines;
    private final AtomicBoolean killed = new AtomicBoolean();
    private final AtomicInteger holds = new AtomicInteger(1);
    private String lastLine = "";

    ProbeRun(RunningProgram program, Executor executor, EventLoop loop, Consumer<ProbeRun> onGone) {
        this.program = program;
        this.executor = executor;
        this.loop = loop;
        this.onGone = onGone;
        this.lines = new TextLines(program.output());
    }

    /** Who takes the lines, on the client's event loop. */
    interface Reader {
        /** A line with its end. */
        void onLine(byte[] line);

        /** There is none any more. */
        void onEnd(ReasonCode reason);
    }

    /** Reads a line, elsewhere, and hands it over; to be called again only after that. */
    void read(Reader reader) {
        holds.incrementAndGet();
        try {
            executor.execute(() -> readFor(reader));
        } catch (RejectedExecutionException stopping) {
            release();
            throw stopping;
        }
    }

    private void readFor(Reader reader) {
        Runnable answer;
        try {
            answer = next(reader);
        } finally {
            release();
        }
        handOver(answer);
    }

    private void handOver(Runnable answer) {
        try {
            loop.execute(answer);
        } catch (RejectedExecutionException stopping) {
            kill();
        }
    }

    private Runnable next(Reader reader) {
        try {
            byte[] line = lines.next();
            if (line.length > 0) {
                lastLine = new String(line, 0, line.length - 1, StandardCharsets.US_ASCII);
                return () -> reader.onLine(line);
            }
            ReasonCode reason = lines.isTooMuch() ? Reasons.OUTPUT_TOO_LONG : ofStatus(program.exitStatus());
            return () -> reader.onEnd(reason);
        } catch (IOException closed) {
            return () -> reader.onEnd(Reasons.PROGRAM_FAILED);
        } catch (RuntimeException | Error e) {
            FAILURES.event(count -> log.error("a program could not be read ({} such)", count, e));
            return () -> reader.onEnd(Reasons.FAILED);
        }
    }

    private ReasonCode ofStatus(int status) {
        if (status == 0 || status == NO_ANSWER) {
            return Reasons.COMPLETED;
        }
        if (!killed.get()) {
            FAILURES.event(count ->
                    log.warn("a program ended with status {}, its last line: {} ({} such)", status, lastLine, count));
        }
        return Reasons.PROGRAM_FAILED;
    }

    /** Ends the program, elsewhere, as that may take a moment. */
    public void kill() {
        if (killed.compareAndSet(false, true)) {
            try {
                executor.execute(this::end);
            } catch (RejectedExecutionException stopping) {
                end();
            }
        }
    }

    /** Ends the program here and now. */
    void killNow() {
        if (killed.compareAndSet(false, true)) {
            end();
        }
    }

    private void end() {
        try {
            program.kill();
        } finally {
            release();
        }
    }

    /** It is gone when it was killed and nobody waits for its output any more. */
    private void release() {
        if (holds.decrementAndGet() == 0) {
            onGone.accept(this);
        }
    }
}
