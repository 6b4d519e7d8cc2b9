package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc3961VectorsTest {
    /** RFC 3961 appendix A.1. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            012345, 64, be072631276b1955
            password, 56, 78a07b6caf85fa
            'Rough Consensus, and Running Code', 64, bb6ed30870b7f0e0
            password, 168, 59e4a8ca7c0385c3c37b3f6d2000247cb6e6bd5b3e
            MASSACHVSETTS INSTITVTE OF TECHNOLOGY, 192, db3b0d8f0b061e603282b308a50841229ad798fab9540c1b
            Q, 168, 518a54a215a8452a518a54a215a8452a518a54a215
            ba, 168, fb25d531ae8974499f52fd92ea9857c4ba24cf297e
            kerberos, 64, 6b65726265726f73
            kerberos, 128, 6b65726265726f737b9b5b2b93132b93
            kerberos, 168, 8372c236344e5f1550cd0747e15d62ca7a5a3bcea4
            kerberos, 256, 6b65726265726f737b9b5b2b93132b935c9bdcdad95c9899c4cae4dee6d6cae4
            """)
    void foldsAsTheRfcDoes(String constant, int bits, String folded) {
        assertThat(Rfc3961Derivation.fold(constant.getBytes(StandardCharsets.US_ASCII), bits / 8))
                .isEqualTo(Hex.octets(folded));
    }

    /** From the tests of MIT's library; the RFCs print none for AES. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            17, CHECKSUM,   34280A382BC92769B2DA2F9EF066854B
            17, ENCRYPTION, 5B14FC4E250E14DDF9DCCF1AF6674F53
            17, INTEGRITY,  4ED31063621684F09AE8D89991AF3E8F
            18, CHECKSUM,   BFAB388BDCB238E9F9C98D6A878304F04D30C82556375AC507A7A852790F4674
            18, ENCRYPTION, C7CFD9CD75FE793A586A542D87E0D1396F1134A104BB1A9190B8C90ADA3DDF37
            18, INTEGRITY,  97151B4C76945063E2EB0529DC067D97D7BBA90776D8126D91F34F3101AEA8BA
            """)
    void derivesKeysAsMitDoes(int type, Purpose purpose, String derived) {
        String base = type == 17
                ? "42263C6E89F4FC28B8DF68EE09799F15"
                : "FE697B52BC0D3CE14432BA036A92E65BBB52280990A2FA27883998D72AF30161";

        assertThat(new BaseKey(EncryptionType.of(type), Hex.octets(base)).derive(2, purpose))
                .isEqualTo(Hex.octets(derived));
    }
}
