package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BlockingExecutorTest {
    @Test
    void hasStoppedWhenItIsClosed() throws InterruptedException {
        BlockingExecutor executor = new BlockingExecutor(1, 1);
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        executor.execute(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                ended.set(true);
            }
        });
        started.await();

        executor.close();

        assertThat(ended).isTrue();
    }
}
