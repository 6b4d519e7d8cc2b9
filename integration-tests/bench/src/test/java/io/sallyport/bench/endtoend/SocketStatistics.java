package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a kernel that is made up says of its sockets, and how many seconds were waited. */
final class SocketStatistics {
    private final Path file;
    private int seconds;
    private int freeAfter = Integer.MAX_VALUE;

    SocketStatistics() {
        try {
            file = Files.createTempFile("sockstat", "");
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say(0);
    }

    void say(int inUse) {
        try {
            Files.writeString(
                    file,
                    "sockets: used 9\nTCP: inuse 7 orphan 0 tw " + inUse + " alloc 9 mem 1\nUDP: inuse 1 mem 1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeAfter(int passed) {
        freeAfter = passed;
    }

    Rest rest(int most) {
        return new Rest(file, most, this::pass);
    }

    private void pass() {
        if (++seconds == freeAfter) {
            say(0);
        }
    }

    int seconds() {
        return seconds;
    }
}
