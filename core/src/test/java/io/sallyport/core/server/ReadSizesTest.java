package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ReadSizesTest {
    private final LargeReads large = new LargeReads(1);
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final EmbeddedChannel second = new EmbeddedChannel();

    @Test
    void growsAsLongAsReadsFillTheirBuffer() {
        RecvByteBufAllocator.ExtendedHandle reads = readsOf(first);
        assertThat(reads.guess()).isEqualTo(2048);
        reads.lastBytesRead(2048);
        assertThat(reads.guess()).isEqualTo(4096);
        reads.lastBytesRead(4095);
        assertThat(reads.guess()).isEqualTo(4096);
        fill(reads, 20);
        assertThat(reads.guess()).isEqualTo(256 * 1024);
    }

    @Test
    void shrinksAfterTwoSmallReadsInARow() {
        RecvByteBufAllocator.ExtendedHandle reads = readsOf(first);
        reads.lastBytesRead(10);
        reads.lastBytesRead(2000);
        reads.lastBytesRead(10);
        assertThat(reads.guess()).isEqualTo(2048);
        reads.lastBytesRead(10);
        assertThat(reads.guess()).isEqualTo(1024);
        small(reads, 20);
        assertThat(reads.guess()).isEqualTo(512);
    }

    @Test
    void theEndOfInputChangesNothing() {
        RecvByteBufAllocator.ExtendedHandle reads = readsOf(first);
        reads.lastBytesRead(-1);
        reads.lastBytesRead(-1);
        assertThat(reads.guess()).isEqualTo(2048);
    }

    @Test
    void withoutAPlaceItStaysAtWhatAnyChannelMayRead() {
        fill(readsOf(first), 20);
        RecvByteBufAllocator.ExtendedHandle reads = readsOf(second);
        fill(reads, 20);
        assertThat(reads.guess()).isEqualTo(64 * 1024);
    }

    @Test
    void thePlaceIsFreeOnceReadsAreSmall() {
        RecvByteBufAllocator.ExtendedHandle reads = readsOf(first);
        fill(reads, 20);
        small(reads, 4);
        assertThat(large.take()).isFalse();
        assertThat(reads.guess()).isEqualTo(64 * 1024);
        assertThat(large.take()).isTrue();
    }

    @Test
    void thePlaceIsFreeOnceTheChannelIsClosed() {
        fill(readsOf(first), 20);
        assertThat(large.take()).isFalse();
        first.close();
        assertThat(large.take()).isTrue();
        assertThat(large.take()).isFalse();
    }

    private RecvByteBufAllocator.ExtendedHandle readsOf(Channel channel) {
        ReadSizes.adapt(channel, large);
        RecvByteBufAllocator allocator = channel.config().getRecvByteBufAllocator();
        return (RecvByteBufAllocator.ExtendedHandle) allocator.newHandle();
    }

    private static void fill(RecvByteBufAllocator.ExtendedHandle reads, int times) {
        for (int read = 0; read < times; read++) {
            reads.lastBytesRead(reads.guess());
        }
    }

    private static void small(RecvByteBufAllocator.ExtendedHandle reads, int times) {
        for (int read = 0; read < times; read++) {
            reads.lastBytesRead(1);
        }
    }
}
