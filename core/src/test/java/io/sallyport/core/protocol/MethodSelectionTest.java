package io.sallyport.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.Octets;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodSelectionTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 127, 128, 254, 255})
    void takesEachNumberOfMethods(int count) throws ProtocolException {
        byte[] octets = new byte[2 + count];
        octets[0] = 5;
        octets[1] = (byte) count;
        IntStream.range(0, count).forEach(i -> octets[2 + i] = (byte) i);

        MethodSelection selection = Feeding.message(MethodSelection::decode, octets);

        assertThat(selection.methods().cardinality()).isEqualTo(count);
        assertThat(selection.methods().length()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x02, 0x7F, 0x80, 0xFE})
    void knowsAMethodByItsOctet(int method) throws ProtocolException {
        MethodSelection selection =
                Feeding.message(MethodSelection::decode, Octets.of("05 01", Octets.repeated(method, 1)));

        assertThat(IntStream.rangeClosed(0, 0xFF).filter(selection::names)).containsExactly(method);
    }

    @Test
    void takesAMethodThatIsNamedTwice() throws ProtocolException {
        MethodSelection selection = Feeding.message(MethodSelection::decode, Octets.of("05 03 02 00 02"));

        assertThat(IntStream.rangeClosed(0, 0xFF).filter(selection::names)).containsExactly(0, 2);
    }

    @Test
    void noAcceptableMethodsIsNoMethod() throws ProtocolException {
        MethodSelection selection = Feeding.message(MethodSelection::decode, Octets.of("05 01 FF"));

        assertThat(IntStream.rangeClosed(0, 0xFF).filter(selection::names)).isEmpty();
    }

    @Test
    void refusesToNameNothingAsSoonAsThatIsSaid() {
        Feeding.Refusal refusal = Feeding.refusal(MethodSelection::decode, Octets.of("05 00 00"));

        assertThat(refusal.after()).isEqualTo(2);
        assertThat(refusal.cause().reason().code()).isEqualTo("no-methods-named");
        assertThat(refusal.cause().reply()).isEmpty();
    }

    @Test
    void isItsOwnCopy() {
        BitSet methods = new BitSet();
        MethodSelection selection = new MethodSelection(methods);

        methods.set(0);

        assertThat(selection.names(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x02, 0x80, 0xFE, 0xFF})
    void answersVersionAndMethod(int method) {
        assertThat(Octets.hex(MethodSelection.encodeAnswer(method))).isEqualTo("05 " + Octets.repeated(method, 1));
    }
}
