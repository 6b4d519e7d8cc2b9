package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.sallyport.core.testing.Octets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivedOctetsTest {
    private final ReceivedOctets received = new ReceivedOctets(new UnpooledByteBufAllocator(false, true));

    @AfterEach
    void release() {
        received.release();
    }

    @Test
    void holdsNothingAtFirst() {
        assertThat(received.octets().isReadable()).isFalse();
    }

    @Test
    void joinsWhatComesInPieces() {
        received.add(Octets.buffer("01 02"));
        received.add(Octets.buffer("03"));

        assertThat(Octets.hex(received.octets())).isEqualTo("01 02 03");
    }

    @Test
    void wipesAndReleasesWhatItCopied() {
        ByteBuf in = Octets.buffer("01 02").retain();

        received.add(in);

        assertThat(Octets.hex(in)).isEqualTo("00 00");
        assertThat(in.refCnt()).isEqualTo(1);
        in.release();
    }

    @Test
    void wipesWhatItOutgrew() {
        received.add(Octets.buffer("01 02"));
        ByteBuf outgrown = received.octets().retain();

        received.add(Unpooled.buffer().writeZero(4000));

        assertThat(Octets.hex(outgrown)).isEqualTo("00 00");
        outgrown.release();
    }

    @Test
    void growsSeldomThoughOctetsDrip() {
        Set<Integer> capacities = new HashSet<>();
        for (int i = 0; i < 64 * 1024; i++) {
            received.add(Octets.buffer("01"));
            capacities.add(received.octets().capacity());
        }

        assertThat(capacities).hasSizeLessThan(10);
    }

    @Test
    void handsOverWhatIsUnreadAndWipesWhatWasRead() {
        received.add(Octets.buffer("01 02 03"));
        received.octets().skipBytes(2);

        ByteBuf taken = received.take();

        assertThat(Octets.hex(taken)).isEqualTo("03");
        assertThat(Octets.hex(taken.readerIndex(0))).isEqualTo("00 00 03");
        taken.release();
    }

    @Test
    void doesNotReleaseWhatItHandedOver() {
        received.add(Octets.buffer("01"));
        ByteBuf taken = received.take();

        received.release();

        assertThat(taken.refCnt()).isEqualTo(1);
        taken.release();
    }

    @Test
    void wipesWhenItIsReleased() {
        received.add(Octets.buffer("01 02"));
        ByteBuf octets = received.octets().retain();

        received.release();

        assertThat(Octets.hex(octets)).isEqualTo("00 00");
        assertThat(octets.refCnt()).isEqualTo(1);
        octets.release();
    }

    @Test
    void keepsNothingThatComesAfterItsRelease() {
        received.release();
        ByteBuf late = Octets.buffer("01");

        received.add(late);

        assertThat(late.refCnt()).isZero();
        assertThat(received.octets().isReadable()).isFalse();
    }
}
