package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.auth.gssapi.client.ConnectOptions.Gssapi;
import io.sallyport.auth.gssapi.token.WrapTokenHeader;
import io.sallyport.core.spi.ProtectionLevel;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    private static final String CONFIGURATION = "java.security.krb5.conf";
    private static final String SUBKEY = "sun.security.krb5.acceptor.subkey";

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

    @Test
    void levelIsTheFirstTokenOfBothAndNotSealed() throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        MessageProp properties = new MessageProp(0, true);

        byte[] asked = client.wrapLevel((byte) 2);

        assertThat(acceptor.unwrap(asked, 0, asked.length, properties)).containsExactly(2);
        assertThat(properties.getPrivacy()).isFalse();
        assertThat(client.unwrapLevel(wrapped(acceptor, false))).isEqualTo(HELLO);
    }

    @Test
    void refusesASealedLevel() throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        client.wrapLevel((byte) 2);

        assertLevelRefused(client, wrapped(acceptor, true), "sealed the protection level");
    }

    @Test
    void refusesALevelThatIsNotTheFirstMessage() throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        client.wrapLevel((byte) 2);
        wrapped(acceptor, false);

        assertLevelRefused(client, wrapped(acceptor, false), "not the gateway's first message");
    }

    @Test
    void refusesALevelWithAnyOctetChanged() throws Exception {
        GSSContext acceptor = realm.acceptor();
        KerberosContext client = established("rcmd@localhost", acceptor);
        client.wrapLevel((byte) 2);
        byte[] level = wrapped(acceptor, false);
        for (int at = 0; at < level.length; at++) {
            byte[] changed = level.clone();
            changed[at] ^= 1;

            assertThatExceptionOfType(ClientException.class)
                    .as("octet %d", at)
                    .isThrownBy(() -> client.unwrapLevel(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wrapsAsItIsTold(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        MessageTokens client = settled(acceptor);
        MessageProp properties = new MessageProp(0, false);

        byte[] token = client.wrap(HELLO, 0, HELLO.length, confidential);

        assertThat(acceptor.unwrap(token, 0, token.length, properties)).isEqualTo(HELLO);
        assertThat(properties.getPrivacy()).isEqualTo(confidential);
        assertThat(properties.isGapToken() || properties.isUnseqToken() || properties.isOldToken())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void opensWhatIsGenuineAndTellsWhetherItWasSealed(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        MessageTokens client = settled(acceptor);

        MessageTokens.Unwrapped unwrapped = client.unwrap(wrapped(acceptor, confidential));

        assertThat(unwrapped.octets()).isEqualTo(HELLO);
        assertThat(unwrapped.confidential()).isEqualTo(confidential);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesADuplicate(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        MessageTokens client = settled(acceptor);
        byte[] token = wrapped(acceptor, confidential);
        client.unwrap(token.clone());

        assertRefused(client, token, "token-replayed");
    }

    /** The JDK looks at the number in the clear, and opens a sealed token under any. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnOldMessageUnderTheNextNumber(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        MessageTokens client = settled(acceptor);
        byte[] token = wrapped(acceptor, confidential);
        client.unwrap(token.clone());
        ByteBuffer header = ByteBuffer.wrap(token);
        header.putLong(Long.BYTES, header.getLong(Long.BYTES) + 1);

        assertRefused(client, token, "token-forged");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAMessageAfterAGap(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        MessageTokens client = settled(acceptor);
        wrapped(acceptor, confidential);

        assertRefused(client, wrapped(acceptor, confidential), "token-out-of-order");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAMessageWithAnyOctetChanged(boolean confidential) throws Exception {
        GSSContext acceptor = realm.acceptor();
        MessageTokens client = settled(acceptor);
        byte[] token = wrapped(acceptor, confidential);
        for (int at = 0; at < token.length; at++) {
            byte[] changed = token.clone();
            changed[at] ^= 1;

            assertThatExceptionOfType(ClientException.class)
                    .as("octet %d", at)
                    .isThrownBy(() -> client.unwrap(changed));
        }
        assertThat(client.unwrap(token).octets()).isEqualTo(HELLO);
    }

    @Test
    void refusesItsOwnMessage() throws Exception {
        MessageTokens client = settled(realm.acceptor());

        assertRefused(client, client.wrap(HELLO, 0, HELLO.length, true), "token-of-wrong-direction");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesTheAcceptorsSubkeyAsItsTokenSays(boolean subkey) throws Exception {
        System.setProperty(SUBKEY, Boolean.toString(subkey));
        try {
            GSSContext acceptor = realm.acceptor();
            MessageTokens client = settled(acceptor);
            byte[] token = client.wrap(HELLO, 0, HELLO.length, true);

            assertThat(WrapTokenHeader.peek(ByteBuffer.wrap(token)).isWithAcceptorSubkey())
                    .isEqualTo(subkey);
            assertThat(acceptor.unwrap(token, 0, token.length, new MessageProp(0, false)))
                    .isEqualTo(HELLO);
            assertThat(client.unwrap(wrapped(acceptor, true)).octets()).isEqualTo(HELLO);
        } finally {
            System.clearProperty(SUBKEY);
        }
    }

    @Test
    void refusesAContextOfAnEncryptionTypeWhoseTokensItDoesNotDo() throws Exception {
        GSSContext acceptor = realm.acceptor();
        System.clearProperty(CONFIGURATION);
        try {
            KerberosContext client = KerberosContext.open(
                    KerberosLogin.login(environment(realm.weakEnvironment())), login("rcmd@localhost"));
            byte[] first = client.initiate(new byte[0]);
            byte[] answer = acceptor.acceptSecContext(first, 0, first.length);

            assertThatExceptionOfType(ClientException.class)
                    .isThrownBy(() -> client.initiate(answer))
                    .withMessage("a context with encryption type 23 (expected: 17 to 20, which are AES)");
        } finally {
            System.clearProperty(CONFIGURATION);
            KerberosLogin.login(environment(realm.environment()));
        }
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

    /** Behind the messages of the protection level. */
    private static MessageTokens settled(GSSContext acceptor) throws Exception {
        KerberosContext client = established("rcmd@localhost", acceptor);
        byte[] asked = client.wrapLevel((byte) 2);
        acceptor.unwrap(asked, 0, asked.length, new MessageProp(0, false));
        client.unwrapLevel(wrapped(acceptor, false));
        return client.messageTokens();
    }

    private static KerberosContext open(String service) throws IOException {
        return KerberosContext.open(KerberosLogin.login(environment(realm.environment())), login(service));
    }

    private static KerberosEnvironment environment(Map<String, String> variables) throws IOException {
        KerberosEnvironment environment = new KerberosEnvironment(variables);
        environment.useConfiguration();
        return environment;
    }

    private static Gssapi login(String service) {
        return new Gssapi(service, ProtectionLevel.CONFIDENTIALITY, ProtectionLevel.CONFIDENTIALITY);
    }

    private static byte[] wrapped(GSSContext acceptor, boolean confidential) throws GSSException {
        return acceptor.wrap(HELLO, 0, HELLO.length, new MessageProp(0, confidential));
    }

    private static void assertLevelRefused(KerberosContext client, byte[] token, String reason) {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> client.unwrapLevel(token))
                .withMessageContaining(reason);
    }

    private static void assertRefused(MessageTokens client, byte[] token, String reason) {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> client.unwrap(token))
                .withMessageContaining(reason);
    }
}
