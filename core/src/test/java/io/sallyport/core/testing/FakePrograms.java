package io.sallyport.core.testing;

import io.sallyport.core.icmp.Programs;
import io.sallyport.core.icmp.RunningProgram;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Programs in the hands of a test. Work that would block does block, on a thread of its own; but nothing runs unless the
 * test lets it, and one thing at a time.
 */
public final class FakePrograms implements Programs, AutoCloseable {
    private final Turns turns = new Turns();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<List<String>> started = new ArrayList<>();
    private final List<FakeProgram> programs = new ArrayList<>();
    private Optional<IOException> failure = Optional.empty();
    private boolean refusesWork;
    private Runnable loop = () -> {};

    @Override
    public RunningProgram start(List<String> command) throws IOException {
        started.add(command);
        if (failure.isPresent()) {
            throw failure.get();
        }
        programs.add(new FakeProgram(turns));
        return last();
    }

    /** From now on none can be started. */
    public void failWith(IOException cause) {
        failure = Optional.of(cause);
    }

    /** What runs the tasks of the client's event loop. */
    public void loop(Runnable tasks) {
        loop = tasks;
    }

    public Executor executor() {
        return task -> {
            if (refusesWork) {
                throw new RejectedExecutionException("test");
            }
            work.add(task);
        };
    }

    /** From now on there is nobody who does what blocks. */
    public void refuseWork() {
        refusesWork = true;
    }

    /** Lets everything happen that can. */
    public void settle() {
        do {
            for (Runnable task = work.poll(); task != null; task = work.poll()) {
                turns.run(task);
            }
            programs.forEach(FakeProgram::wake);
            loop.run();
        } while (!work.isEmpty());
    }

    /** The last one writes. */
    public void write(String text) {
        last().write(text);
        settle();
    }

    /** The last one ends. */
    public void exit(int status) {
        last().exit(status);
        settle();
    }

    /** The command lines, in their order. */
    public List<List<String>> started() {
        return started;
    }

    public FakeProgram last() {
        return programs.get(programs.size() - 1);
    }

    @Override
    public void close() {
        programs.forEach(FakeProgram::kill);
        programs.forEach(FakeProgram::wake);
    }
}
