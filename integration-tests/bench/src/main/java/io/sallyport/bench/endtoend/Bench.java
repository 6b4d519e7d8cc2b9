package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code ./bench}: measures everything, and writes the page. */
public final class Bench {
    private static final int USAGE = 64;
    private static final int FAILED = 1;
    private static final int PATIENCE_MILLIS = 3_000;

    private final Options options;
    private final Path work;
    private final Results results = new Results();

    private Bench(Options options, Path work) {
        this.options = options;
        this.work = work;
    }

    /** Runs it: the checkout, and then what {@code ./bench} was given. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        if (all.contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            run(Options.parse(Path.of(all.get(0)).toAbsolutePath(), all.subList(1, all.size())));
        } catch (IllegalArgumentException e) {
            Progress.say(e.getMessage() + "\n" + Options.USAGE);
            System.exit(USAGE);
        } catch (IOException e) {
            Progress.say(String.valueOf(e.getMessage()));
            System.exit(FAILED);
        } catch (InterruptedException e) {
            Progress.say("ended in the middle: no page is written");
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("sallyport-bench");
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(main, work), "leave-nothing"));
        long begin = System.nanoTime();
        new Bench(options, work).run();
        Progress.say("took " + (System.nanoTime() - begin) / 1_000_000_000L + " s; see " + options.output());
    }

    private void run() throws IOException, InterruptedException {
        Path folder = options.output().toAbsolutePath().getParent();
        Files.createDirectories(folder);
        List<Scenario> all = Scenarios.of(OpenFiles.ofThisProcess());
        Generator usual = Generator.usual(options.root(), work);
        Path methods = work.resolve("jmh.json");
        if (options.jmh()) {
            Progress.say("measuring single methods, some minutes");
            Jmh.run(methods);
        }
        try (Writer raw = Files.newBufferedWriter(rawFigures())) {
            measure(all, usual, raw);
        }
        Files.writeString(plot(), new Plot(results, all).svg());
        String page = new Figures(options, results, all, usual, methods).page(Machine.here(Clock.systemUTC()));
        Files.writeString(options.output(), page);
    }

    private Path plot() {
        return options.output().resolveSibling(Figures.nameOf(options.output()) + ".svg");
    }

    private Path rawFigures() {
        String name = Figures.nameOf(options.output()) + ".jsonl";
        return options.root().resolve("integration-tests/bench/target").resolve(name);
    }

    private void measure(List<Scenario> all, Generator usual, Writer raw) throws IOException, InterruptedException {
        try (Contestants contestants = Contestants.start(options.root(), work);
                Allocations allocations =
                        Allocations.of(contestants.gateway().process().pid())) {
            Measuring measuring = new Measuring(contestants, usual, allocations);
            Rounds rounds = new Rounds(measuring, results, raw, options.waits() ? Rest.ofThisMachine() : Rest.none());
            new WarmUp(measuring, rounds, all, options).run();
            List<Scenario> wanted = all.stream()
                    .filter(scenario -> options.wants(scenario.group()))
                    .toList();
            rounds.run(wanted, options.rounds(), options.seconds());
            if (options.wants("gssapi") && contestants.ticket().isPresent()) {
                new RawRates(measuring, rounds).run(named(all, Scenarios.GSSAPI_DOWN), 1, options.seconds());
            }
            if (options.wants("start")) {
                new StartTimes(options.root(), work, rounds).run(options.rounds() == 1 ? 1 : 5);
            }
        }
    }

    static Scenario named(List<Scenario> all, String name) {
        return all.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Also when somebody ends this in the middle: nothing more is started, and no page is written of what there is. */
    private static void leaveNothing(Thread main, Path work) {
        main.interrupt();
        endAll();
        try {
            main.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endAll();
        delete(work);
    }

    private static void endAll() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            Progress.say(String.format(Locale.ROOT, "%s stays: %s", folder, e));
        }
    }
}
