package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.auth.gssapi.client.ConnectOptions.Gssapi;
import io.sallyport.core.spi.ProtectionLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerberosContextTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path folder;

    private static Realm realm;

    @BeforeAll
    static void start() throws Exception {
        realm = Realm.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcmd@localhost", "rcmd/localhost@EXAMPLE.TEST"})
    void establishesByTheTicketOfTheCache(String service) throws Exception {
        GSSContext acceptor = realm.acceptor();

        KerberosContext client = established(service, acceptor);

        assertThat(client.isEstablished()).isTrue();
        assertThat(acceptor.getSrcName()).hasToString("alice@EXAMPLE.TEST");
        assertThat(acceptor.getMutualAuthState()).isTrue();
        assertThat(acceptor.getCredDelegState()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wrapsAsItIsTold(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        MessageProp properties = new MessageProp(0, false);

        byte[] token = client.wrap(HELLO, 0, HELLO.length, confidential);

        assertThat(acceptor.unwrap(token, 0, token.length, properties)).isEqualTo(HELLO);
        assertThat(properties.getPrivacy()).isEqualTo(confidential);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsWhetherAMessageWasSealed(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);

        assertThat(client.unwrap(wrapped(acceptor, confidential)).confidential())
                .isEqualTo(confidential);
    }

    @Test
    void refusesADuplicate() throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        byte[] token = wrapped(acceptor, true);
        client.unwrap(token.clone());

        assertRefused(client, token, "duplicate, old, or out of order");
    }

    @Test
    void refusesAMessageAfterAGap() throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        wrapped(acceptor, true);

        assertRefused(client, wrapped(acceptor, true), "duplicate, old, or out of order");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAChangedMessage(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        byte[] token = wrapped(acceptor, confidential);
        token[token.length / 2] ^= 1;

        assertRefused(client, token, "Kerberos: ");
    }

    @Test
    void refusesItsOwnMessage() throws Exception {
        KerberosContext client = established("rcmd@localhost", realm.acceptor());

        assertRefused(client, client.wrap(HELLO, 0, HELLO.length, true), "Kerberos: ");
    }

    @Test
    void saysThatTheServiceIsUnknown() throws Exception {
        KerberosContext client = open("rcmd/elsewhere@EXAMPLE.TEST");

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> client.initiate(new byte[0]))
                .withMessageContaining("Kerberos: ")
                .withMessageContaining("not found");
    }

    @Test
    void saysThatThereIsNoTicket() {
        KerberosEnvironment environment =
                new KerberosEnvironment(Map.of("KRB5CCNAME", "FILE:" + folder.resolve("none")));

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> KerberosLogin.login(environment))
                .withMessageStartingWith(
                        "no ticket that holds in " + folder.resolve("none") + " (expected: one by kinit)");
    }

    private static KerberosContext established(String service, GSSContext acceptor) throws Exception {
        KerberosContext client = open(service);
        byte[] first = client.initiate(new byte[0]);
        byte[] answer = acceptor.acceptSecContext(first, 0, first.length);
        client.initiate(answer);
        return client;
    }

    private static KerberosContext open(String service) throws IOException {
        KerberosEnvironment environment = new KerberosEnvironment(realm.environment());
        environment.useConfiguration();
        return KerberosContext.open(
                KerberosLogin.login(environment),
                new Gssapi(service, ProtectionLevel.CONFIDENTIALITY, ProtectionLevel.CONFIDENTIALITY));
    }

    private static byte[] wrapped(GSSContext acceptor, boolean confidential) throws GSSException {
        return acceptor.wrap(HELLO, 0, HELLO.length, new MessageProp(0, confidential));
    }

    private static void assertRefused(KerberosContext client, byte[] token, String reason) {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> client.unwrap(token))
                .withMessageContaining(reason);
    }
}
