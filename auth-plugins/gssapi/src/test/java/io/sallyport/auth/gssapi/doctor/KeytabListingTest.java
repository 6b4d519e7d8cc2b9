package io.sallyport.auth.gssapi.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeytabListingTest {
    @Test
    void passesOverHoles() {
        byte[] keytab = new KeytabOf()
                .hole(40)
                .key("rcmd/a@R", 1, 18, 32)
                .hole(0x100)
                .key("host/a@R", 2, 20, 32)
                .octets();

        assertThat(KeytabListing.read(keytab))
                .extracting(Key::toString)
                .containsExactly(
                        "rcmd/a@R kvno 1 aes256-cts-hmac-sha1-96", "host/a@R kvno 2 aes256-cts-hmac-sha384-192");
    }

    @Test
    void prefersTheVersionOf32Bits() {
        List<Key> keys = KeytabListing.read(
                new KeytabOf().key("rcmd/a@R", 0x1_02_03, 17, 16).octets());

        assertThat(keys.get(0).version()).isEqualTo(0x1_02_03);
    }

    @Test
    void refusesATruncationAtEachLength() {
        byte[] keytab = new KeytabOf().key("rcmd/a@R", 1, 18, 32).octets();
        for (int length = 3; length < keytab.length; length++) {
            byte[] truncated = Arrays.copyOf(keytab, length);
            assertThatIllegalArgumentException()
                    .as("%d octets", length)
                    .isThrownBy(() -> KeytabListing.read(truncated));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', ends within",
        "05, ends within",
        "0501, no keytab",
        "0502 7FFFFFFF, ends within",
        "0502 80000000, ends within",
        "0502 00000002 0000, a principal of 0 components",
        "0502 00000002 FFFF, a principal of 65535 components"
    })
    void refusesWhatIsNoKeytab(String hex, String message) {
        byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeytabListing.read(octets))
                .withMessageStartingWith(message);
    }
}
