package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sallyport.core.testing.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLengthsTest {
    /** Of 2, of 0 and of 258 octets. */
    private static final String THREE = "17 03 03 00 02 AA BB 16 03 03 00 00 17 03 03 01 02" + " 00".repeat(258);

    private final RecordLengths lengths = new RecordLengths();

    private static ByteBuf octets(String hex) {
        return Unpooled.wrappedBuffer(Octets.of(hex));
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 12", "3, 275", "4, 275"})
    void countsRecords(int most, int length) {
        assertThat(lengths.next(octets(THREE), most)).isEqualTo(length);
    }

    @Test
    void goesOnWhereItWas() {
        ByteBuf octets = octets(THREE);

        assertThat(octets.skipBytes(lengths.next(octets, 1)).readerIndex()).isEqualTo(7);
        assertThat(octets.skipBytes(lengths.next(octets, 1)).readerIndex()).isEqualTo(12);
    }

    /** Segments of TCP end anywhere. */
    @Test
    void knowsWhereARecordEndsThatComesOctetByOctet() {
        ByteBuf octets = octets(THREE);
        for (int i = 0; i < 6; i++) {
            assertThat(lengths.next(octets.readSlice(1), 1)).isEqualTo(1);
        }

        assertThat(lengths.next(octets, 1)).isEqualTo(1);
        assertThat(lengths.next(octets.skipBytes(1), 1)).isEqualTo(5);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(lengths.next(Unpooled.EMPTY_BUFFER, 1)).isZero();
    }
}
