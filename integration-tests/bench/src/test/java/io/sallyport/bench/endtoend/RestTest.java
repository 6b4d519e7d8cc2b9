package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RestTest {
    private final SocketStatistics kernel = new SocketStatistics();

    @Test
    void theKernelSaysHowManyPortsAreInUse() {
        kernel.say(100_000);

        assertThat(kernel.rest(1).waiting()).isEqualTo(100_000);
    }

    @Test
    void thisKernelSaysSoToo() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, here)) {
            new Socket(here, server.getLocalPort()).close();
            server.accept().close();
        }

        assertThat(Rest.ofThisMachine().waiting()).isPositive();
    }

    @Test
    void asFewAsTheReferenceTakesAreFewEnough() {
        kernel.say(3_999);
        assertThat(kernel.rest(1).isOver()).isTrue();
        kernel.say(4_000);
        assertThat(kernel.rest(1).isOver()).isFalse();
    }

    @Test
    void endsWhenThePortsAreFree() throws Exception {
        kernel.say(100_000);
        kernel.freeAfter(3);
        kernel.rest(7).await();

        assertThat(kernel.seconds()).isEqualTo(3);
    }

    @Test
    void endsWhenNobodyMayWait() throws Exception {
        kernel.say(100_000);
        Rest none = kernel.rest(0);
        none.await();

        assertThat(none.isOver()).isTrue();
        assertThat(Rest.none().isOver()).isTrue();
        assertThat(kernel.seconds()).isZero();
    }

    @Test
    void nothingIsInUseWhereNobodySaysSo() {
        assertThat(new Rest(Path.of("/nowhere"), 1, () -> {}).waiting()).isZero();
    }
}
