package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingTest {
    @TempDir
    private Path folder;

    @Test
    void stopsWhoMeasuresAndLeavesNothing() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("some"), "figures");
        CountDownLatch never = new CountDownLatch(1);
        Thread measuring = new Thread(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        measuring.start();
        Ending ending = new Ending(measuring, work);
        assertThatCode(ending::requireNone).doesNotThrowAnyException();

        ending.begin();

        assertThat(measuring.isAlive()).isFalse();
        assertThat(work).doesNotExist();
        assertThatThrownBy(ending::requireNone).isInstanceOf(InterruptedException.class);
    }
}
