package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports that connections of earlier measurements keep for a minute after their end (TIME_WAIT): whoever is measured next
 * would find them taken.
 *
 * @param sockets where the kernel says how many there are
 * @param seconds how long to wait at most
 * @param clock what waits
 */
record Rest(Path sockets, int seconds, Clock clock) {
    /** As few as the reference waits for. */
    private static final int FEW = 4_000;

    private static final int MOST_SECONDS = 70;
    private static final Pattern WAITING = Pattern.compile("TCP: .*?tw (?<count>[0-9]+)");

    /** Lets a second pass. */
    interface Clock {
        void sleepOneSecond() throws InterruptedException;
    }

    static Rest ofThisMachine() {
        return new Rest(Path.of("/proc/net/sockstat"), MOST_SECONDS, () -> Thread.sleep(1_000));
    }

    /** Where nothing is to be waited for. */
    static Rest none() {
        return new Rest(Path.of("/proc/net/sockstat"), 0, () -> {});
    }

    /** Whether they are free again, or may not be waited for. */
    boolean isOver() {
        return seconds == 0 || waiting() < FEW;
    }

    /** Waits until they are, or long enough that all of them were. */
    void await() throws InterruptedException {
        for (int second = 0; second < seconds && !isOver(); second++) {
            clock.sleepOneSecond();
        }
    }

    /** How many there are; none where the kernel does not say. */
    int waiting() {
        try {
            Matcher found = WAITING.matcher(Files.readString(sockets));
            return found.find() ? Integer.parseInt(found.group("count")) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
