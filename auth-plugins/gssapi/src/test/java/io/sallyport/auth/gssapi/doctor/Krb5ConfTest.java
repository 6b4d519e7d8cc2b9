package io.sallyport.auth.gssapi.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Krb5ConfTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheKdcsOfARealm() throws Exception {
        Path file = folder.resolve("krb5.conf");
        Files.writeString(file, """
                [libdefaults]
                  kdc = none.test
                [realms]
                  OTHER.TEST = {
                    kdc = other.test
                  }
                  EXAMPLE.TEST = {
                    # kdc = old.test
                    kdc = one.test:88
                    kdc = two.test three.test
                    admin_server = admin.test
                    auth_to_local_names = {
                      kdc = nested
                    }
                  }
                [domain_realm]
                  kdc = none.test
                """);

        assertThat(Krb5Conf.kdcs(file, "EXAMPLE.TEST")).containsExactly("one.test:88", "two.test", "three.test");
        assertThat(Krb5Conf.kdcs(file, "NONE.TEST")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kdc.test, kdc.test:88",
        "kdc.test:750, kdc.test:750",
        "tcp/kdc.test:750, kdc.test:750",
        "192.0.2.1, 192.0.2.1:88",
        "[2001:db8::1]:750, [2001:db8::1]:750",
        "[2001:db8::1], [2001:db8::1]:88"
    })
    void readsAnAddress(String text, String address) {
        assertThat(KdcAddress.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":88", "kdc.test:", "kdc.test:0", "kdc.test:65536", "[::1", "kdc.test:x"})
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KdcAddress.parse(text));
    }
}
