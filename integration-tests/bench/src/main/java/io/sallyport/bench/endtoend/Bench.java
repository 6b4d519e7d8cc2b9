package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** {@code ./bench}: measures everything, and writes the page. */
public final class Bench {
    private static final int USAGE = 64;
    private static final int FAILED = 1;

    private final Options options;
    private final Path work;
    private final Ending ending;
    private final Results results = new Results();

    private Bench(Options options, Path work, Ending ending) {
        this.options = options;
        this.work = work;
        this.ending = ending;
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
        Ending ending = Ending.of(Thread.currentThread(), work);
        long begin = System.nanoTime();
        new Bench(options, work, ending).run();
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
        String plot = new Plot(results, all).svg();
        String page = new Figures(options, results, all, usual, methods).page(Machine.here(Clock.systemUTC()));
        ending.requireNone();
        Files.writeString(plot(), plot);
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
}
