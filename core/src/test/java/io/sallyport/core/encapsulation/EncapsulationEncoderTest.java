package io.sallyport.core.encapsulation;

import static io.sallyport.core.testing.Addresses.socket;
import static io.sallyport.core.testing.FakeProtection.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.DefaultChannelProgressivePromise;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.testing.FakeProtection;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestChannel;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncapsulationEncoderTest {
    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("198.51.100.7", 40_000));
    private final FakeProtection protection = new FakeProtection(ProtectionLevel.CONFIDENTIALITY);

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
    }

    @Test
    void wrapsWhatIsFlushed() {
        encapsulate(protection);

        client.write(Octets.buffer("01 02"));
        assertThat(client.sent()).isEmpty();
        client.flush();

        assertThat(client.sent()).isEqualTo(frame("01 02"));
    }

    @Test
    void gathersWhatIsWrittenBeforeAFlush() {
        encapsulate(protection);

        client.write(Octets.buffer("01 02"));
        client.write(Octets.buffer("03"));
        client.writeAndFlush(Unpooled.wrappedBuffer(Octets.buffer("04"), Octets.buffer("05")));

        assertThat(client.sent()).isEqualTo(frame("01 02 03 04 05"));
    }

    @Test
    void splitsEvenlyWhatNoMessageCanCarry() {
        encapsulate(protection);

        client.writeAndFlush(Octets.buffer("01 02 03 04 05 06 07 08 09"));

        assertThat(client.sent()).isEqualTo(frame("01 02 03 04 05") + " " + frame("06 07 08 09"));
    }

    @Test
    void splitsAcrossWrites() {
        encapsulate(protection);

        client.write(Octets.buffer("01 02 03 04 05 06 07"));
        client.write(Octets.buffer("08 09 0A 0B 0C 0D 0E 0F 10 11"));
        client.flush();

        assertThat(client.sent())
                .isEqualTo(
                        frame("01 02 03 04 05 06") + " " + frame("07 08 09 0A 0B 0C") + " " + frame("0D 0E 0F 10 11"));
    }

    @Test
    void wrapsNothingOfAnEmptyWriteButKeepsItsPlace() {
        encapsulate(protection);
        client.stall(true);
        ChannelFuture data = client.write(Octets.buffer("01"));
        ChannelFuture end = client.writeAndFlush(Unpooled.EMPTY_BUFFER);
        assertThat(end.isDone()).isFalse();

        client.stall(false);

        assertThat(data.isSuccess()).isTrue();
        assertThat(end.isSuccess()).isTrue();
        assertThat(client.sent()).isEqualTo(frame("01"));
    }

    @Test
    void countsProgressByMessagesThatWereDelivered() {
        encapsulate(protection);
        List<Long> progress = new ArrayList<>();
        DefaultChannelProgressivePromise promise = new DefaultChannelProgressivePromise(client) {
            @Override
            public boolean tryProgress(long reached, long total) {
                return progress.add(reached);
            }
        };

        client.writeAndFlush(Octets.buffer("01 02 03 04 05 06 07 08 09"), promise);

        assertThat(progress).containsExactly(5L);
        assertThat(promise.isSuccess()).isTrue();
    }

    @Test
    void failsWhatWasNotDelivered() {
        encapsulate(protection);
        client.stall(true);
        ChannelFuture flushed = client.writeAndFlush(Octets.buffer("01"));
        ByteBuf unflushedOctets = Octets.buffer("02");
        ChannelFuture unflushed = client.write(unflushedOctets);

        client.close();
        client.runPendingTasks();

        assertThat(flushed.cause()).isInstanceOf(ClosedChannelException.class);
        assertThat(unflushed.cause()).isInstanceOf(ClosedChannelException.class);
        assertThat(unflushedOctets.refCnt()).isZero();
    }

    @Test
    void sendsNothingThatItCouldNotWrap() {
        encapsulate(new FakeProtection(ProtectionLevel.CONFIDENTIALITY) {
            @Override
            public void wrap(ByteBuffer plaintext, ByteBuffer message) {
                throw new IllegalStateException("test");
            }
        });

        client.write(Octets.buffer("01"));
        client.flush();

        assertThatThrownBy(client::checkException).hasMessage("test");
        assertThat(client.sent()).isEmpty();
    }

    private void encapsulate(FakeProtection by) {
        client.pipeline().addLast(new EncapsulationCodec(by, Unpooled.EMPTY_BUFFER));
    }
}
