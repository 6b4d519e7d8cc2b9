package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** From the start script to the first answered greeting, on every Java there is; and the memory of a gateway at rest. */
record StartTimes(Path root, Path work, Rounds rounds) {
    static final String NAME = "start";
    private static final Path JAVAS = Path.of("/usr/lib/jvm");
    private static final int LEAST_JAVA = 17;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALM_MILLIS = 1_500;
    private static final String ARCHIVE = ", with its archive";
    private static final String ONE_RULE = ", one rule";

    static String contestant(int feature) {
        return "JDK " + feature;
    }

    static String archived(int feature) {
        return contestant(feature) + ARCHIVE;
    }

    /** The same with a policy that permits everything by one rule. */
    static String oneRule(String contestant) {
        return contestant + ONE_RULE;
    }

    void run(int times) throws IOException, InterruptedException {
        Path distribution = GatewayFiles.distributionIn(root);
        for (var java : homes().entrySet()) {
            start(contestant(java.getKey()), distribution, java.getValue(), times);
            startArchived(archived(java.getKey()), distribution, java.getValue(), times);
        }
    }

    /** In a copy, as the archive would speed up whatever else is started from here. */
    private void startArchived(String contestant, Path distribution, Path javaHome, int times)
            throws IOException, InterruptedException {
        try {
            Path copy = work.resolve("archived");
            Programs.run(PATIENCE, List.of("cp", "-a", distribution + "/.", copy.toString()));
            String making = copy.resolve("bin/make-start-archive").toString();
            Programs.run(PATIENCE, List.of("env", "JAVA_HOME=" + javaHome, making));
            start(contestant, copy, javaHome, times);
        } catch (UnavailableException e) {
            rounds.record(Measurement.failed(NAME, contestant, String.valueOf(e.getMessage())), 1);
        }
    }

    private void start(String contestant, Path distribution, Path javaHome, int times)
            throws IOException, InterruptedException {
        for (int time = 1; time <= times; time++) {
            GatewayFiles files = new GatewayFiles(Files.createTempDirectory(work, NAME), distribution);
            start(contestant, files, files.plain(Ports.free()), javaHome, time);
            start(oneRule(contestant), files, files.withOneRule(Ports.free()), javaHome, time);
        }
    }

    /** One home for each version. */
    private static TreeMap<Integer, Path> homes() throws IOException {
        TreeMap<Integer, Path> homes = new TreeMap<>();
        Path own = Path.of(System.getProperty("java.home"));
        try (Stream<Path> found = Files.isDirectory(JAVAS) ? Files.list(JAVAS) : Stream.of(own)) {
            for (Path home : found.sorted().toList()) {
                if (Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release"))) {
                    homes.putIfAbsent(feature(home), home.toRealPath());
                }
            }
        }
        homes.put(Runtime.version().feature(), own);
        return new TreeMap<>(homes.tailMap(LEAST_JAVA));
    }

    private static int feature(Path home) throws IOException {
        String version = Machine.field(home.resolve("release"), "JAVA_VERSION").replace("\"", "");
        String first = version.replaceFirst("[.].*", "");
        return first.isEmpty() ? 0 : Integer.parseInt(first);
    }

    private void start(String contestant, GatewayFiles files, Path configuration, Path javaHome, int time)
            throws IOException, InterruptedException {
        int port = GatewayFiles.portIn(configuration);
        try (Gateway gateway = Gateway.launch(files, configuration, javaHome)) {
            Optional<Duration> taken = Ports.awaitGreeting(port, gateway.process(), PATIENCE);
            if (taken.isEmpty()) {
                rounds.record(Measurement.failed(NAME, contestant, "it does not answer"), time);
                return;
            }
            record(contestant, taken.get(), gateway, time);
        }
    }

    private void record(String contestant, Duration taken, Gateway gateway, int time)
            throws IOException, InterruptedException {
        Progress.say("start on " + contestant + ": " + taken.toMillis() + " ms");
        Thread.sleep(CALM_MILLIS);
        Path memory = Path.of("/proc/" + gateway.process().pid() + "/smaps_rollup");
        rounds.record(
                new Measurement(
                        NAME,
                        contestant,
                        Measurement.noFields()
                                .put("seconds", taken.toMillis() / 1e3)
                                .put("rss_mib", mib(memory, "Rss"))
                                .put("pss_mib", mib(memory, "Pss"))),
                time);
    }

    private static double mib(Path file, String field) throws IOException {
        return Long.parseLong(Machine.field(file, field).replaceAll("[^0-9]", "")) / 1024.0;
    }
}
