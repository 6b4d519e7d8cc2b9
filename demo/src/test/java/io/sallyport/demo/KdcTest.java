package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KdcTest {
    private static final int AES256_SHA1 = 18;

    private TemporaryFolder folder;
    private Kdc kdc;

    @BeforeEach
    void start() throws IOException {
        folder = TemporaryFolder.make();
        kdc = Kdc.start(folder.folder("kdc"));
        String conf = Template.read("krb5.conf", Map.of("REALM", Kdc.REALM, "KDC", String.valueOf(kdc.port())));
        // Kerby sets it to a file of its own.
        System.setProperty(
                "java.security.krb5.conf", folder.write("krb5.conf", conf).toString());
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty("java.security.krb5.conf");
        kdc.close();
        folder.close();
    }

    @Test
    void givesATicketForThePassword() throws Exception {
        kdc.addUser("alice", "alice-secret");

        assertThat(PasswordLogin.login("alice", "alice-secret").getPrincipals(KerberosPrincipal.class))
                .extracting(KerberosPrincipal::getName)
                .containsExactly("alice@" + Kdc.REALM);
    }

    @Test
    void givesNoneForAnotherPassword() throws IOException {
        kdc.addUser("alice", "alice-secret");

        assertThatExceptionOfType(LoginException.class).isThrownBy(() -> PasswordLogin.login("alice", "bobs-secret"));
    }

    @Test
    void writesTheKeysOfAServiceForItsOwnerOnly() throws IOException {
        Path keytab = folder.file("keytab");

        kdc.addService("rcmd/localhost", keytab);

        KerberosPrincipal service = new KerberosPrincipal("rcmd/localhost@" + Kdc.REALM);
        assertThat(KeyTab.getInstance(service, keytab.toFile()).getKeys(service))
                .anyMatch(key -> key.getKeyType() == AES256_SHA1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keytab)))
                .isEqualTo("rw-------");
    }
}
