package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8009 appendix A. */
class Rfc8009VectorsTest {
    private static final int USAGE = 2;
    private static final byte[] PLAINTEXT = Hex.octets("000102030405060708090A0B0C0D0E0F1011121314");
    private static final String ENCRYPTIONS = """
            19, 0,  7E5895EAF2672435BAD817F545A37148, EF85FB890BB8472F4DAB20394DCA781D \
            AD877EDA39D50C870C0D5A0A8E48C718
            19, 6,  7BCA285E2FD4130FB55B1A5C83BC5B24, 84D7F30754ED987BAB0BF3506BEB09CF \
            B55402CEF7E6877CE99E247E52D16ED4421DFDF8976C
            19, 16, 56AB21713FF62C0A1457200F6FA9948F, 3517D640F50DDC8AD3628722B3569D2A \
            E07493FA8263254080EA65C1008E8FC295FB4852E7D83E1E7C48C37EEBE6B0D3
            19, 21, A7A4E29A4728CE10664FB64E49AD3FAC, 720F73B18D9859CD6CCB4346115CD336 \
            C70F58EDC0C4437C5573544C31C813BCE1E6D072C186B39A413C2F92CA9B8334A287FFCBFC
            20, 0,  F764E9FA15C276478B2C7D0C4E5F58E4, 41F53FA5BFE7026D91FAF9BE959195A0 \
            58707273A96A40F0A01960621AC612748B9BBFBE7EB4CE3C
            20, 6,  B80D3251C1F6471494256FFE712D0B9A, 4ED7B37C2BCAC8F74F23C1CF07E62BC7 \
            B75FB3F637B9F559C7F664F69EAB7B6092237526EA0D1F61CB20D69D10F2
            20, 16, 53BF8A0D105265D4E276428624CE5E63, BC47FFEC7998EB91E8115CF8D19DAC4B \
            BBE2E163E87DD37F49BECA92027764F68CF51F14D798C2273F35DF574D1F932E40C4FF255B36A266
            20, 21, 763E65367E864F02F55153C7E3B58AF1, 40013E2DF58E8751957D2878BCD2D6FE \
            101CCFD556CB1EAE79DB3C3EE86429F2B2A602AC86FEF6ECB647D6295FAE077A1FEB517508D2C16B4192E01F62
            """;

    private final Workspace space = Workspace.ofThread(64);

    private static BaseKey base(int type) {
        String octets = type == 19
                ? "3705D96080C17728A0E800EAB6E0D23C"
                : "6D404D37FAF79F9DF0D33568D320669800EB4836472EA8A026D16B7182460C52";
        return new BaseKey(EncryptionType.of(type), Hex.octets(octets));
    }

    private static byte[] octets(byte[] area, int length) {
        return Arrays.copyOfRange(area, Workspace.START, Workspace.START + length);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            19, CHECKSUM,   B31A018A48F54776F403E9A396325DC3
            19, ENCRYPTION, 9B197DD1E8C5609D6E67C3E37C62C72E
            19, INTEGRITY,  9FDA0E56AB2D85E1569A688696C26A6C
            20, CHECKSUM,   EF5718BE86CC84963D8BBB5031E9F5C4BA41F28FAF69E73D
            20, ENCRYPTION, 56AB22BEE63D82D7BC5227F6773F8EA7A5EB1C825160C38312980C442E5C7E49
            20, INTEGRITY,  69B16514E3CD8E56B82010D5C73012B622C4D00FFC23ED1F
            """)
    void derivesKeys(int type, Purpose purpose, String derived) {
        assertThat(base(type).derive(USAGE, purpose)).isEqualTo(Hex.octets(derived));
    }

    @ParameterizedTest
    @CsvSource(textBlock = ENCRYPTIONS)
    void encrypts(int type, int length, String confounder, String encrypted) {
        byte[] expected = Hex.octets(encrypted);
        ByteBuffer.wrap(space.in())
                .position(Workspace.START)
                .put(Hex.octets(confounder))
                .put(PLAINTEXT, 0, length);

        DirectionKeys.sealing(base(type), USAGE, true).seal(space, AesCbc.BLOCK + length);

        assertThat(octets(space.out(), expected.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = ENCRYPTIONS)
    void decrypts(int type, int length, String confounder, String encrypted) {
        byte[] octets = Hex.octets(encrypted);
        System.arraycopy(octets, 0, space.in(), Workspace.START, octets.length);

        assertThat(DirectionKeys.sealing(base(type), USAGE, false).open(space, AesCbc.BLOCK + length))
                .isTrue();
        assertThat(octets(space.out(), AesCbc.BLOCK)).isEqualTo(Hex.octets(confounder));
        assertThat(Arrays.copyOfRange(octets(space.out(), AesCbc.BLOCK + length), AesCbc.BLOCK, AesCbc.BLOCK + length))
                .isEqualTo(Arrays.copyOf(PLAINTEXT, length));
    }

    @ParameterizedTest
    @CsvSource({
        "19, D78367186643D67B411CBA9139FC1DEE",
        "20, 45EE791567EEFCA37F4AC1E0222DE80D43C3BFA06699672A",
    })
    void givesChecksums(int type, String checksum) {
        EncryptionType encryption = EncryptionType.of(type);
        byte[] key = base(type).derive(USAGE, Purpose.CHECKSUM);

        new Hmac(encryption.hash(), key).compute(space, PLAINTEXT, 0, PLAINTEXT.length);

        assertThat(Arrays.copyOf(space.mac(), encryption.macLength())).isEqualTo(Hex.octets(checksum));
    }
}
