package io.sallyport.auth.gssapi.pac;

import static io.sallyport.auth.gssapi.pac.AuthorizationDataOf.IF_RELEVANT;
import static io.sallyport.auth.gssapi.pac.AuthorizationDataOf.WIN2K_PAC;
import static io.sallyport.auth.gssapi.pac.AuthorizationDataOf.element;
import static io.sallyport.auth.gssapi.pac.AuthorizationDataOf.sequence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.security.jgss.AuthorizationDataEntry;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacFinderTest {
    private static final byte[] PAC = {1, 2, 3};

    @ParameterizedTest
    @ValueSource(ints = {0, 127, 128, 255, 256, 65_535, 65_536})
    void findsAPacOfAnyLength(int length) throws Exception {
        byte[] pac = new byte[length];

        assertThat(PacFinder.find(AuthorizationDataOf.ifRelevant(pac))).contains(pac);
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws Exception {
        byte[] unknown = element(143, new byte[] {9});

        assertThat(PacFinder.find(entries(sequence(unknown, element(WIN2K_PAC, PAC), unknown))))
                .contains(PAC);
    }

    @Test
    void findsNothingInOtherKindsOfAuthorizationData() throws Exception {
        assertThat(PacFinder.find(new AuthorizationDataEntry[] {new AuthorizationDataEntry(96, PAC)}))
                .isEmpty();
    }

    @Test
    void refusesTwoInOneContainer() {
        assertRefused(sequence(element(WIN2K_PAC, PAC), element(WIN2K_PAC, new byte[0])), "pac-more-than-one");
    }

    @Test
    void refusesDeepNesting() {
        byte[] data = sequence(element(WIN2K_PAC, PAC));
        for (int level = 0; level < 5; level++) {
            data = sequence(element(IF_RELEVANT, data));
        }
        assertRefused(data, "authorization-data-malformed");
    }

    @Test
    void refusesManyElements() {
        byte[][] many = new byte[64][];
        Arrays.fill(many, element(143, new byte[0]));

        assertRefused(sequence(many), "authorization-data-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3080",
                "3005",
                "300000",
                "3100",
                "308100",
                "30817F",
                "3084000000",
                "308500000000",
                "3003300102",
                "3004A0020200",
                "300E300CA0040202 0080A1040402FF",
                "300F300DA0040202 0080A1050402FFFF00",
                "300D300BA003020180A1040402FFFF00",
                "30103 00EA007020500000000 80A1030401FF"
            })
    void refusesWhatIsNoAuthorizationData(String hex) {
        assertRefused(HexFormat.of().parseHex(hex.replace(" ", "")), "authorization-data-malformed");
    }

    private static void assertRefused(byte[] data, String reason) {
        assertThatExceptionOfType(InvalidPacException.class)
                .isThrownBy(() -> PacFinder.find(entries(data)))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(reason));
    }

    private static AuthorizationDataEntry[] entries(byte[] data) {
        return new AuthorizationDataEntry[] {new AuthorizationDataEntry(IF_RELEVANT, data)};
    }
}
