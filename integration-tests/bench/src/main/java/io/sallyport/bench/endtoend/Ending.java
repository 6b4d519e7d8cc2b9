package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The end of a run, also when somebody ends it in the middle: nothing is left, and no page is written of what there is. */
final class Ending {
    private static final int PATIENCE_MILLIS = 3_000;

    private final Thread measuring;
    private final Path work;
    private volatile boolean isBegun;

    Ending(Thread measuring, Path work) {
        this.measuring = measuring;
        this.work = work;
    }

    /** Of this process. */
    static Ending of(Thread measuring, Path work) {
        Ending ending = new Ending(measuring, work);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::begin, "leave-nothing"));
        return ending;
    }

    /**
     * Goes on only if nobody has ended it.
     *
     * @throws InterruptedException if somebody has
     */
    void requireNone() throws InterruptedException {
        if (isBegun) {
            throw new InterruptedException();
        }
    }

    void begin() {
        isBegun = true;
        measuring.interrupt();
        endAll();
        try {
            measuring.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endAll();
        delete();
    }

    private static void endAll() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(work)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            Progress.say(work + " stays: " + e);
        }
    }
}
