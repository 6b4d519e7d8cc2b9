package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.IntStream;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.MessageProp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our tokens against the JDK's GSSContext on the same context. */
class JdkInteroperabilityTest {
    private static final String EVERY_KIND = """
            17, true,  true
            17, true,  false
            17, false, true
            18, true,  true
            18, true,  false
            18, false, true
            18, false, false
            19, true,  true
            19, true,  false
            20, true,  true
            20, true,  false
            20, false, true
            """;

    private final ByteBuffer token = ByteBuffer.allocateDirect(70_000);
    private final ByteBuffer opened = ByteBuffer.allocate(70_000);

    private static IntStream lengths() {
        return IntStream.concat(
                IntStream.rangeClosed(0, 600),
                IntStream.of(1023, 1024, 1025, 4096, 16_383, 16_384, 16_385, 65_400, 65_455, 65_487));
    }

    private static byte[] plaintext(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void theJdkTakesWhatTheAcceptorWraps(int type, boolean subkey, boolean confidential) throws Exception {
        try (JdkContexts contexts = JdkContexts.establish(type, subkey)) {
            Rfc4121Tokens ours = contexts.ours(Role.ACCEPTOR);

            lengths().forEach(length -> jdkTakes(contexts.initiator(), ours, length, confidential));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void theJdkTakesWhatTheInitiatorWraps(int type, boolean subkey, boolean confidential) throws Exception {
        try (JdkContexts contexts = JdkContexts.establish(type, subkey)) {
            Rfc4121Tokens ours = contexts.ours(Role.INITIATOR);

            lengths().forEach(length -> jdkTakes(contexts.acceptor(), ours, length, confidential));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void theAcceptorTakesWhatTheJdkWraps(int type, boolean subkey, boolean confidential) throws Exception {
        try (JdkContexts contexts = JdkContexts.establish(type, subkey)) {
            Rfc4121Tokens ours = contexts.ours(Role.ACCEPTOR);

            lengths().forEach(length -> weTake(ours, contexts.initiator(), length, confidential));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void theInitiatorTakesWhatTheJdkWraps(int type, boolean subkey, boolean confidential) throws Exception {
        try (JdkContexts contexts = JdkContexts.establish(type, subkey)) {
            Rfc4121Tokens ours = contexts.ours(Role.INITIATOR);

            lengths().forEach(length -> weTake(ours, contexts.acceptor(), length, confidential));
        }
    }

    private void jdkTakes(GSSContext jdk, Rfc4121Tokens ours, int length, boolean confidential) {
        try {
            byte[] plaintext = plaintext(length);
            token.clear();
            ours.wrap(ByteBuffer.wrap(plaintext), confidential, token);
            byte[] octets = new byte[token.flip().remaining()];
            token.get(octets);
            MessageProp told = new MessageProp(false);

            assertThat(jdk.unwrap(octets, 0, octets.length, told)).isEqualTo(plaintext);
            assertThat(told.getPrivacy()).isEqualTo(confidential);
            assertThat(told.isDuplicateToken() || told.isOldToken() || told.isGapToken() || told.isUnseqToken())
                    .isFalse();
            assertThat(octets).hasSize(ours.maxTokenLength(length, confidential));
        } catch (Exception e) {
            throw new AssertionError("length " + length, e);
        }
    }

    private void weTake(Rfc4121Tokens ours, GSSContext jdk, int length, boolean confidential) {
        try {
            byte[] plaintext = plaintext(length);
            byte[] octets = jdk.wrap(plaintext, 0, length, new MessageProp(confidential));
            token.clear().put(octets).flip();
            opened.clear();

            assertThat(ours.unwrap(token, opened)).isEqualTo(confidential);
            assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(plaintext));
            assertThat(token.hasRemaining()).isFalse();
        } catch (Exception e) {
            throw new AssertionError("length " + length, e);
        }
    }
}
