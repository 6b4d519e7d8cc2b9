package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.testing.SettableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeytabTest {
    private static final String RCMD = "rcmd/gw.example.test@" + Forge.REALM;
    private static final Enctype AES256 = Enctype.AES256_CTS_HMAC_SHA1_96;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.now());
    private Path file;
    private Settings settings;

    @BeforeEach
    void write() throws Exception {
        file = versions(1).write(folder.resolve("keytab"));
        settings = new Settings(file);
        clock.advance(Duration.ofSeconds(10));
    }

    @Test
    void newKeyIsUsedAndOldTicketsStillWorkAfterARotation() throws Exception {
        try (Gateway gateway = gateway()) {
            assertThat(refusal(gateway, ticket(2))).isEqualTo("gss-bad-integrity");

            replace(versions(1, 2).octets());

            assertThat(refusal(gateway, ticket(2))).isEmpty();
            assertThat(refusal(gateway, ticket(1))).isEmpty();
        }
    }

    @Test
    void oldTicketsAreRefusedOnceTheirKeyIsGone() throws Exception {
        try (Gateway gateway = gateway()) {
            replace(versions(2).octets());

            assertThat(refusal(gateway, ticket(1))).isEqualTo("gss-bad-integrity");
            assertThat(refusal(gateway, ticket(2))).isEmpty();
        }
    }

    @Test
    void exchangeThatBeganBeforeARotationGoesOn() throws Exception {
        try (Gateway gateway = gateway()) {
            Client client = Client.of(ticket(1));
            AuthenticationExchange exchange = gateway.begin();
            client.take(Gateway.octets(Gateway.send(exchange, client.firstMessage())));
            replace(versions(2).octets());

            assertThat(Gateway.send(exchange, client.levelMessage(2))).isInstanceOf(AuthenticationStep.Accepted.class);
        }
    }

    @Test
    void fileIsLookedAtOnceASecondAtMost() throws Exception {
        try (Gateway gateway = gateway()) {
            gateway.method.health();
            Files.write(file, versions(2).octets());
            clock.advance(Duration.ofMillis(500));

            assertThat(refusal(gateway, ticket(1))).isEmpty();
        }
    }

    @Test
    void halfWrittenFileLeavesTheOldKeysInUse() throws Exception {
        try (Gateway gateway = gateway()) {
            byte[] octets = versions(1, 2).octets();
            replace(Arrays.copyOf(octets, octets.length - 10));

            assertThat(refusal(gateway, ticket(1))).isEmpty();
            assertThat(reason(gateway)).isEqualTo("keytab-broken");
        }
    }

    @Test
    void goneFileLeavesTheOldKeysInUse() throws Exception {
        try (Gateway gateway = gateway()) {
            Files.delete(file);
            settle();

            assertThat(refusal(gateway, ticket(1))).isEmpty();
            assertThat(reason(gateway)).isEqualTo("keytab-broken");
        }
    }

    @Test
    void healthComesBackWithTheFile() throws Exception {
        try (Gateway gateway = gateway()) {
            Files.delete(file);
            settle();
            reason(gateway);
            replace(versions(2).octets());

            assertThat(reason(gateway)).isEmpty();
            assertThat(refusal(gateway, ticket(2))).isEmpty();
        }
    }

    @Test
    void fileThatBecomesReadableForAllLeavesTheOldKeysInUse() throws Exception {
        try (Gateway gateway = gateway()) {
            replace(versions(2).octets());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            assertThat(refusal(gateway, ticket(1))).isEmpty();
            assertThat(reason(gateway)).isEqualTo("keytab-broken");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-"})
    void fileThatOthersMayUseIsRefused(String mode) throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(this::gateway)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("may be used by others")
                .hasMessageContaining("mode 0600 or 0640");
    }

    @Test
    void absentFileIsAMistake() throws Exception {
        Files.delete(file);

        assertThatThrownBy(this::gateway)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("keytab: " + file + " does not exist (expected: ");
    }

    @Test
    void fileWithWeakKeysOnlyIsAMistake() throws Exception {
        new TestKeytab().add(RCMD, 1, 23, new byte[16]).write(file);

        assertThatThrownBy(this::gateway)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no key of");
    }

    @Test
    void fileWithoutTheListedPrincipalsIsAMistake() throws Exception {
        settings.principals = List.of("socks");

        assertThatThrownBy(this::gateway)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("for [socks]");
    }

    @Test
    void fileIsAMistakeWhereverItEnds() throws Exception {
        byte[] octets = versions(1).octets();
        for (int length = 0; length < octets.length; length++) {
            TestKeytab.write(file, Arrays.copyOf(octets, length));

            assertThatThrownBy(this::gateway).as("of length " + length).isInstanceOf(ConfigurationException.class);
        }
    }

    @Test
    void holesArePassedOver() throws Exception {
        byte[] usual = versions(1).octets();
        TestKeytab.write(
                file,
                ByteBuffer.allocate(usual.length + 12)
                        .put(usual, 0, 2)
                        .putInt(-8)
                        .putLong(-1)
                        .put(usual, 2, usual.length - 2)
                        .array());
        try (Gateway gateway = gateway()) {
            assertThat(refusal(gateway, ticket(1))).isEmpty();
        }
    }

    @Test
    void keyVersionAbove255IsRead() throws Exception {
        new TestKeytab().add(RCMD, 300, AES256.number(), Forge.key(AES256, 1)).write(file);
        Forge forge = ticket(1);
        forge.version = 300;
        try (Gateway gateway = gateway()) {
            assertThat(refusal(gateway, forge)).isEmpty();
        }
    }

    @Test
    void ticketOfAnUnknownVersionIsTriedWithTheNewestKey() throws Exception {
        Forge forge = ticket(1);
        forge.version = 7;
        try (Gateway gateway = gateway()) {
            assertThat(refusal(gateway, forge)).isEmpty();
        }
    }

    private Gateway gateway() throws ConfigurationException {
        return new Gateway(settings, clock, Runnable::run);
    }

    private static TestKeytab versions(int... versions) {
        TestKeytab keytab = new TestKeytab();
        for (int version : versions) {
            keytab.add(RCMD, version, AES256.number(), Forge.key(AES256, version));
        }
        return keytab;
    }

    private static Forge ticket(int version) {
        Forge forge = new Forge();
        forge.version = version;
        forge.serviceKey = Forge.key(AES256, version);
        return forge;
    }

    private void replace(byte[] octets) throws IOException {
        Path next = TestKeytab.write(folder.resolve("next"), octets);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        settle();
    }

    private void settle() {
        clock.advance(Duration.ofSeconds(11));
    }

    private static String refusal(Gateway gateway, Forge forge) throws Exception {
        return gateway.refusal(Client.of(forge), 2);
    }

    private static String reason(Gateway gateway) {
        return gateway.method.health() instanceof Health.Degraded degraded
                ? degraded.reason().code()
                : "";
    }
}
