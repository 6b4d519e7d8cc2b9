package io.sallyport.auth.gssapi.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {
    @ParameterizedTest
    @ValueSource(strings = {"048100", "048103616263", "04820003616263", "0483000003616263", "0480", "0484000000036162"})
    void lengthThatIsNotTheShortestIsRefused(String element) {
        assertThatThrownBy(() -> of(element).take(Der.OCTET_STRING)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void shortestLengthOfTwoOctetsIsRead() throws Exception {
        byte[] element = Arrays.copyOf(new byte[] {0x04, (byte) 0x81, (byte) 0x80}, 3 + 0x80);

        assertThat(new Der(ByteBuffer.wrap(element)).take(Der.OCTET_STRING).octets()).hasSize(0x80);
    }

    @Test
    void octetsBehindTheOnlyElementAreRefused() {
        assertThatThrownBy(() -> of("04016100").only(Der.OCTET_STRING)).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02010500", "0201050201"})
    void octetsBehindAnIntegerAreRefused(String element) {
        assertThatThrownBy(() -> of(element).integer()).isInstanceOf(UnreadableException.class);
    }

    private static Der of(String element) {
        return new Der(ByteBuffer.wrap(HexFormat.of().parseHex(element)));
    }
}
