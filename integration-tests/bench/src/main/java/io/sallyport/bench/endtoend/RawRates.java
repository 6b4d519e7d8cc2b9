package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
    private static final int HEAD_START_MILLIS = 500;
    /** Two warm-ups, two times half of the measured time, and the head start end before the load does. */
    private static final int LONGER = 4;

    private static final double NANOSECONDS = 1e9;
    private static final long WARM_UP = 1_000_000_000L;

    /** Measures it while nothing else runs, and while a client of MIT's library keeps the machine busy. */
    void run(Scenario load, int round, int seconds) throws IOException, InterruptedException {
        record(measured("", seconds), round);
        record(besideOf(load, seconds), round);
    }

    private void record(List<Measurement> measurements, int round) throws IOException {
        for (Measurement one : measurements) {
            rounds.record(one, round);
        }
    }

    private List<Measurement> besideOf(Scenario load, int seconds) throws InterruptedException {
        FutureTask<Measurement> other =
                new FutureTask<>(() -> measuring.run(load, Contestants.GSSAPI_2, seconds + LONGER));
        new Thread(other, "load").start();
        Thread.sleep(HEAD_START_MILLIS);
        List<Measurement> beside = measured(BUSY, seconds);
        return get(other)
                .error()
                .map(error -> failed(beside, "the load beside it: " + error))
                .orElse(beside);
    }

    private static List<Measurement> failed(List<Measurement> measurements, String error) {
        return measurements.stream()
                .map(one -> Measurement.failed(NAME, one.contestant(), error))
                .toList();
    }

    private static Measurement get(FutureTask<Measurement> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<Measurement> measured(String where, int seconds) {
        return List.of(
                measured(WRAP + where, Cipher.ENCRYPT_MODE, seconds),
                measured(UNWRAP + where, Cipher.DECRYPT_MODE, seconds));
    }

    private static Measurement measured(String name, int mode, int seconds) {
        try {
            double cost = secondsPerGib(mode, seconds);
            return new Measurement(NAME, name, Measurement.noFields().put("cpu_s_gib", cost));
        } catch (GeneralSecurityException e) {
            return Measurement.failed(NAME, name, String.valueOf(e.getMessage()));
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
