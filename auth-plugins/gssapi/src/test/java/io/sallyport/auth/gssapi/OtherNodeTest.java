package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gateways that share a keytab, each in a process of its own. */
class OtherNodeTest {
    @TempDir
    private Path folder;

    private Path keytab;

    @BeforeEach
    void writeKeytab() throws Exception {
        keytab = TestKeytab.usual().write(folder.resolve("keytab"));
    }

    @Test
    void exchangeThatWasRecordedAtOneIsOfNoUseAtTheOther() throws Exception {
        Client client = Client.of(new Forge());
        byte[] token = client.firstMessage();
        byte[] level;
        try (Gateway gateway = new Gateway(new Settings(keytab))) {
            AuthenticationExchange exchange = gateway.begin();
            client.take(Gateway.octets(Gateway.send(exchange, token.clone())));
            level = client.levelMessage(2);
            assertThat(Gateway.send(exchange, level.clone())).isInstanceOf(AuthenticationStep.Accepted.class);
        }

        assertThat(OtherNode.run(keytab, true, List.of(), token, level))
                .isEqualTo("Continue \nRefused gss-token-not-genuine\n");
    }

    @Test
    void exchangeWithoutMutualAuthenticationWouldBeReplayed() throws Exception {
        Client client = Client.of(new Forge());
        client.context.requestMutualAuth(false);
        byte[] token = client.firstMessage();

        assertThat(OtherNode.run(keytab, false, List.of(), token, client.levelMessage(2)))
                .isEqualTo("Continue \nAccepted \n");
    }

    @Test
    void noKerberosConfigurationIsNeeded() throws Exception {
        Path empty = Files.createFile(folder.resolve("krb5.conf"));
        byte[] token = Client.of(new Forge()).firstMessage();

        assertThat(OtherNode.run(keytab, true, List.of("-Djava.security.krb5.conf=" + empty), token))
                .isEqualTo("Continue \n");
    }

    @Test
    void weakCryptoOfTheKerberosConfigurationIsNotOurs() throws Exception {
        Path weak = Files.writeString(folder.resolve("krb5.conf"), "[libdefaults]\nallow_weak_crypto = true\n");
        Forge forge = new Forge();
        forge.sessionEnctype = 23;

        assertThat(OtherNode.run(
                        keytab,
                        true,
                        List.of("-Djava.security.krb5.conf=" + weak),
                        Client.frame(1, new ForgedToken(forge).octets())))
                .isEqualTo("Refused gss-weak-enctype\n");
    }

    @Test
    void clockSkewOfTheKerberosConfigurationCounts() throws Exception {
        Path strict = Files.writeString(folder.resolve("krb5.conf"), "[libdefaults]\nclockskew = 30\n");
        ForgedToken token = new ForgedToken(new Forge());
        token.time = token.time.minusSeconds(60);

        assertThat(OtherNode.run(
                        keytab, true, List.of("-Djava.security.krb5.conf=" + strict), Client.frame(1, token.octets())))
                .isEqualTo("Refused gss-clock-skew\n");
    }

    @Test
    void clockSkewBeyondWhatTheMemoryOfReplaysLastsDoesNotCount() throws Exception {
        Path loose = Files.writeString(folder.resolve("krb5.conf"), "[libdefaults]\nclockskew = 3600\n");
        ForgedToken token = new ForgedToken(new Forge());
        token.time = token.time.minusSeconds(400);

        assertThat(OtherNode.run(
                        keytab, true, List.of("-Djava.security.krb5.conf=" + loose), Client.frame(1, token.octets())))
                .isEqualTo("Refused gss-clock-skew\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replayIsFoundWithoutTheCacheOfTheJdk(boolean mutual) throws Exception {
        Client client = Client.of(new Forge());
        client.context.requestMutualAuth(mutual);
        byte[] token = client.firstMessage();
        Path caches = Files.createDirectory(folder.resolve("caches"));
        List<String> jvm = List.of("-Dsun.security.krb5.rcache=dfl", "-Djava.io.tmpdir=" + caches);

        assertThat(OtherNode.run(keytab, mutual, jvm, token, OtherNode.ANOTHER_EXCHANGE, token))
                .isEqualTo("Continue \nRefused gss-replay\n");
        assertThat(caches).isEmptyDirectory();
    }

    @Test
    void contextWithoutASubkeyOfOursIsRefused() throws Exception {
        Client client = Client.of(new Forge());
        byte[] token = client.firstMessage();
        try (Gateway gateway = new Gateway(new Settings(keytab))) {
            AuthenticationExchange exchange = gateway.begin();
            System.setProperty("sun.security.krb5.acceptor.subkey", "false");
            client.take(Gateway.octets(Gateway.send(exchange, token)));

            assertThat(Gateway.reason(Gateway.send(exchange, client.levelMessage(2))))
                    .isEqualTo("gss-no-acceptor-subkey");
        } finally {
            System.setProperty("sun.security.krb5.acceptor.subkey", "true");
        }
    }
}
