package io.sallyport.auth.gssapi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Clock skew too great (37) - PROCESS_TS;set the clock",
                "Client not found in Kerberos database (6) - CLIENT_NOT_FOUND;only the account that has the SPN",
                "Server not found in Kerberos database (7) - LOOKING_UP_SERVER;register it (setspn -S",
                "KDC has no support for encryption type (14);msDS-SupportedEncryptionTypes",
                "Clients credentials have been revoked (18);disabled, locked or expired",
                "Pre-authentication information was invalid (24);export the keytab again",
                "Specified version of key is not available (44);the KDC has a newer key",
                "Checksum failed;export the keytab again",
                "Cannot locate KDC;add it to [realms]",
                "Connection refused;no KDC listens there",
                "Receive timed out;at the firewall"
            })
    void saysWhatToDoAndWhatWasSaid(String said, String advice) {
        assertThat(Advice.of(new LoginException(said))).contains(advice).endsWith("[" + said + "]");
    }

    @Test
    void findsTheCauseThatSaysMost() {
        Exception deepest = new Exception("Identifier doesn't match expected value (906)");
        Exception failure = new Exception("Pre-authentication information was invalid (24)", new Exception(deepest));

        assertThat(Advice.of(failure)).startsWith("the key is not the KDC's");
    }

    @Test
    void repeatsWhatItDoesNotKnow() {
        assertThat(Advice.of(new Exception("outer", new Exception("Message stream modified (41)"))))
                .isEqualTo("Message stream modified (41)");
        assertThat(Advice.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
