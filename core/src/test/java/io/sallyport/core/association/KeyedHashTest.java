package io.sallyport.core.association;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {
    /** Those of the reference implementation, read in little endian order: the octets 0, 1, 2 and on under the key 0 to 7. */
    @ParameterizedTest
    @CsvSource({"0, 5B9F35A9", "1, B85A4727", "2, 03A662FA"})
    void isHalfSipHash(int length, String hash) {
        ByteBuf octets = Unpooled.wrappedBuffer(new byte[] {0, 1, 2, 3});

        assertThat(new KeyedHash(0x03020100, 0x07060504).of(octets, 0, length))
                .isEqualTo(Integer.parseUnsignedInt(hash, 16));
    }

    /** A sum of octets by powers of an odd factor gives all of these one value. */
    @Test
    void namesThatAPolynomialCannotTellApartHaveHashesOfTheirOwn() {
        KeyedHash hash = new KeyedHash();
        Set<Integer> hashes = IntStream.range(0, 1000)
                .mapToObj(KeyedHashTest::thueMorse)
                .map(name -> hash.of(name, 0, name.readableBytes()))
                .collect(Collectors.toSet());

        assertThat(hashes).hasSizeGreaterThan(900);
    }

    private static ByteBuf thueMorse(int shift) {
        int length = 253;
        byte[] name = new byte[length];
        for (int i = 0; i < length; i++) {
            name[i] = (byte) ('m' + shift / 125);
        }
        for (int i = 0; i < 128; i++) {
            name[shift % 125 + i] += (byte) (Integer.bitCount(i) % 2 == 0 ? 1 : -1);
        }
        return Unpooled.wrappedBuffer(name);
    }

    @Test
    void addressesAndPortsOfOneSumHaveHashesOfTheirOwn() {
        KeyedHash hash = new KeyedHash();
        Set<Integer> hashes = IntStream.range(0, 250)
                .mapToObj(i -> socket("192.0.2." + i, 1250 - i))
                .map(hash::of)
                .collect(Collectors.toSet());

        assertThat(hashes).hasSizeGreaterThan(240);
    }
}
