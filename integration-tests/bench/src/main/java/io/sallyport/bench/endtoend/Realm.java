package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The realm EXAMPLE.TEST, and the ticket of its user alice.
 *
 * @param folder with its files
 * @param process the KDC
 */
record Realm(Path folder, Process process) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Starts it, with the encryption type that has most clients. */
    static Realm start(Path root, Path folder) throws IOException, InterruptedException {
        for (String program : List.of("krb5kdc", "kadmin.local", "kinit")) {
            Programs.find(program);
        }
        Path output = folder.resolve("realm.out");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        root.resolve("integration-tests/peers/kdc.sh").toString(),
                        folder.toString(),
                        String.valueOf(Ports.free()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("ENCTYPE", "aes256-cts-hmac-sha1-96");
        Realm realm = new Realm(folder, builder.start());
        realm.awaitReady(output);
        realm.takeTicket();
        return realm;
    }

    private void awaitReady(Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(output).contains("ready")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new UnavailableException(
                        "no KDC: " + Files.readString(output).strip());
            }
            Thread.sleep(50);
        }
    }

    private void takeTicket() throws IOException, InterruptedException {
        String variables = "KRB5_CONFIG=" + environment().get("KRB5_CONFIG") + " KRB5CCNAME="
                + environment().get("KRB5CCNAME");
        Programs.run(PATIENCE, List.of("sh", "-c", "echo alice-secret | " + variables + " kinit alice@EXAMPLE.TEST"));
    }

    Path keytab() {
        return folder.resolve("services.keytab");
    }

    Map<String, String> environment() {
        return Map.of(
                "KRB5_CONFIG", folder.resolve("krb5.conf").toString(), "KRB5CCNAME", "FILE:" + folder.resolve("cache"));
    }

    @Override
    public void close() {
        Programs.stop(process);
    }
}
