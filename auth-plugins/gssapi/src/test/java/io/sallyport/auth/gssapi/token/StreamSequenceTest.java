package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSequenceTest {
    private static void assertRefused(PeerSequence sequence, long number, ReasonCode reason) {
        assertThatThrownBy(() -> sequence.accept(number))
                .isInstanceOfSatisfying(
                        MalformedMessageException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x7FFFFFFFL, 0xFFFFFFFFL, 0x7FFFFFFF_FFFFFFFFL, -1L})
    void takesOneAfterTheOtherAcrossEveryBorder(long first) {
        StreamSequence sequence = new StreamSequence(first);

        for (int i = 0; i < 3; i++) {
            long number = first + i;
            assertThatCode(() -> sequence.accept(number)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x7FFFFFFFL, 0xFFFFFFFFL, 0x7FFFFFFF_FFFFFFFFL, -1L})
    void refusesEveryOtherAndGoesOn(long first) {
        StreamSequence sequence = new StreamSequence(first);

        assertRefused(sequence, first - 1, TokenReasons.REPLAYED);
        assertRefused(sequence, first - 1000, TokenReasons.REPLAYED);
        assertRefused(sequence, first + 1, TokenReasons.OUT_OF_ORDER);
        assertRefused(sequence, first + 1000, TokenReasons.OUT_OF_ORDER);
        assertThatCode(() -> sequence.accept(first)).doesNotThrowAnyException();
        assertRefused(sequence, first, TokenReasons.REPLAYED);
    }

    /** Such a peer counts in 32 bits; what it repeats then cannot be told from what is replayed. */
    @Test
    void refusesANumberThatBeganAgainAfter32Bits() throws MalformedMessageException {
        StreamSequence sequence = new StreamSequence(0xFFFFFFFFL);
        sequence.accept(0xFFFFFFFFL);

        assertRefused(sequence, 0, TokenReasons.REPLAYED);
    }

    @Test
    void endsWhereTheDatagramsBegin() throws MalformedMessageException {
        StreamSequence sequence = new StreamSequence(7);
        sequence.accept(7);
        DatagramWindow window = sequence.handOver();

        assertRefused(window, 7, TokenReasons.REPLAYED);
        window.accept(8);
        assertRefused(sequence, 8, TokenReasons.STREAM_ENDED);
    }
}
