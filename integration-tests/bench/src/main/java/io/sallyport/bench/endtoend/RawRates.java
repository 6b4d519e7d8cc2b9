package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the ciphers of GSSAPI level 2 cost alone, by one {@code Cipher} call and one {@code Mac} for 32 KiB. */
record RawRates(Measuring measuring, Rounds rounds) {
    static final String NAME = "raw crypto";
    static final String WRAP = "wrap";
    static final String UNWRAP = "unwrap";
    static final String BUSY = ", beside the MIT client";

    private static final int PLAINTEXT = 32 << 10;
    private static final int CONFOUNDER_AND_HEADER = 32;
    private static final double NANOSECONDS = 1e9;
    private static final long WARM_UP = 1_000_000_000L;

    /** Measures it while nothing else runs, and while a client of MIT's library keeps the machine busy. */
    void run(Scenario load, int round, int seconds) throws IOException, InterruptedException {
        measure("", round, seconds);
        Thread other = new Thread(() -> load(load, seconds + 3), "load");
        other.start();
        Thread.sleep(500);
        measure(BUSY, round, seconds);
        other.join();
    }

    private void load(Scenario load, int seconds) {
        try {
            measuring.run(load, Contestants.GSSAPI_2, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(String where, int round, int seconds) throws IOException {
        for (String direction : List.of(WRAP, UNWRAP)) {
            try {
                double cost =
                        secondsPerGib(direction.equals(WRAP) ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, seconds);
                rounds.record(
                        new Measurement(
                                NAME, direction + where, Measurement.noFields().put("cpu_s_gib", cost)),
                        round);
            } catch (GeneralSecurityException e) {
                rounds.record(Measurement.failed(NAME, direction + where, String.valueOf(e.getMessage())), round);
            }
        }
    }

    private static double secondsPerGib(int mode, int seconds) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(new byte[32], "HMAC"));
        byte[] octets = new byte[PLAINTEXT + CONFOUNDER_AND_HEADER];
        process(cipher, mac, octets, WARM_UP);
        long before = cpu();
        long count = process(cipher, mac, octets, (long) (seconds * NANOSECONDS / 2));
        double gib = count * (double) PLAINTEXT / (1 << 30);
        return (cpu() - before) / NANOSECONDS / gib;
    }

    private static long process(Cipher cipher, Mac mac, byte[] octets, long nanoseconds)
            throws GeneralSecurityException {
        byte[] out = new byte[octets.length];
        long end = System.nanoTime() + nanoseconds;
        long count = 0;
        while (System.nanoTime() < end) {
            cipher.doFinal(octets, 0, octets.length, out, 0);
            mac.update(octets, 0, octets.length);
            octets[0] ^= mac.doFinal()[0];
            count++;
        }
        return count;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
