package io.sallyport.core.testing;

import io.sallyport.core.icmp.RunningProgram;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A program in the hands of a test. */
public final class FakeProgram extends InputStream implements RunningProgram {
    private static final int KILLED = 137;

    private final Turns turns;
    private final Semaphore alarm = new Semaphore(0);
    private byte[] octets = {};
    private int taken;
    private boolean sleeping;
    private Optional<Integer> status = Optional.empty();
    private boolean outlived;
    private int kills;

    FakeProgram(Turns turns) {
        this.turns = turns;
    }

    void write(String text) {
        byte[] more = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(octets, octets.length + more.length);
        System.arraycopy(more, 0, all, octets.length, more.length);
        octets = all;
    }

    void exit(int with) {
        status = Optional.of(with);
    }

    /** Lets its reader go on if there is something for it. */
    void wake() {
        if (sleeping && hasSomething()) {
            sleeping = false;
            turns.wake(alarm);
        }
    }

    private boolean hasSomething() {
        return taken < octets.length || (status.isPresent() && !outlived);
    }

    /** What it has started outlives it, with its output. */
    public void outlived(boolean now) {
        outlived = now;
    }

    /** How many octets of it were read. */
    public int taken() {
        return taken;
    }

    public boolean isKilled() {
        return kills > 0;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (!hasSomething()) {
            sleeping = true;
            turns.sleep(alarm);
        }
        int count = Math.min(length, octets.length - taken);
        System.arraycopy(octets, taken, target, offset, count);
        taken += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public InputStream output() {
        return this;
    }

    @Override
    public void kill() {
        kills++;
        status = status.or(() -> Optional.of(KILLED));
    }

    @Override
    public int exitStatus() {
        return status.orElse(KILLED);
    }
}
