package io.sallyport.auth.gssapi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.jgss.ExtendedGSSContext;
import io.sallyport.auth.gssapi.config.TokensFrom;
import io.sallyport.auth.gssapi.token.JdkContexts;
import io.sallyport.auth.gssapi.token.Role;
import io.sallyport.auth.gssapi.token.WrapTokenHeader;
import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link WrapTokens} promises, at the gateway's end of a context whose client is the JDK. */
@ParameterizedClass
@EnumSource(TokensFrom.class)
class WrapTokensContractTest {
    private static final byte[] HELLO = {1, 2, 3};

    private final TokensFrom from;
    private JdkContexts contexts;
    private WrapTokens tokens;

    WrapTokensContractTest(TokensFrom from) {
        this.from = from;
    }

    @BeforeEach
    void establish() throws Exception {
        contexts = JdkContexts.establish(18, true);
        tokens = from == TokensFrom.OWN ? contexts.ours(Role.ACCEPTOR) : jdks();
    }

    private WrapTokens jdks() throws Exception {
        long first = WrapTokenHeader.peek(ByteBuffer.wrap(sent(false))).sequence();
        return new JdkTokens((ExtendedGSSContext) contexts.acceptor(), new TokenOrder(first + 1));
    }

    @AfterEach
    void dispose() throws Exception {
        contexts.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void streamTakesEachTokenOnceAndInOrder(boolean sealed) throws Exception {
        byte[] first = sent(sealed);
        byte[] second = sent(sealed);

        assertRefused(tokens, second);
        assertThat(taken(tokens, first)).isEqualTo(HELLO);
        assertRefused(tokens, first);
        assertThat(taken(tokens, second)).isEqualTo(HELLO);
    }

    @Test
    void windowBeginsWhereTheStreamStands() throws Exception {
        byte[] taken = sent(true);
        taken(tokens, taken);
        byte[] next = sent(true);
        byte[] last = sent(true);
        WrapTokens datagrams = tokens.forDatagrams();

        assertRefused(datagrams, taken);
        assertThat(taken(datagrams, last)).isEqualTo(HELLO);
        assertThat(taken(datagrams, next)).isEqualTo(HELLO);
        assertRefused(datagrams, next);
        assertRefused(datagrams, last);
    }

    @Test
    void everyCallGivesTheSameWindow() throws Exception {
        byte[] token = sent(true);
        taken(tokens.forDatagrams(), token);

        assertRefused(tokens.forDatagrams(), token);
        assertRefused(tokens.forDatagrams().forDatagrams(), token);
    }

    @Test
    void streamTakesNothingMoreOnceThereAreDatagrams() throws Exception {
        byte[] token = sent(true);
        WrapTokens datagrams = tokens.forDatagrams();

        assertRefused(tokens, token).hasMessage("token-on-ended-stream");
        assertThat(taken(datagrams, token)).isEqualTo(HELLO);
        assertRefused(tokens, token).hasMessage("token-on-ended-stream");
    }

    @Test
    void bothWrapInOneSequence() throws Exception {
        WrapTokens datagrams = tokens.forDatagrams();

        long first = sequence(wrapped(tokens));

        assertThat(sequence(wrapped(datagrams))).isEqualTo(first + 1);
        assertThat(sequence(wrapped(tokens))).isEqualTo(first + 2);
    }

    @Test
    void closingTheDatagramsWipesNothing() throws Exception {
        WrapTokens datagrams = tokens.forDatagrams();
        datagrams.close();

        assertThat(taken(datagrams, sent(true))).isEqualTo(HELLO);
        assertThat(wrapped(tokens)).isNotEmpty();
    }

    @Test
    void closingTheStreamEndsBoth() throws Exception {
        byte[] token = sent(true);
        WrapTokens datagrams = tokens.forDatagrams();
        tokens.close();
        tokens.close();

        for (WrapTokens each : new WrapTokens[] {tokens, datagrams}) {
            assertThatThrownBy(() -> wrapped(each)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> taken(each, token)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void withoutRoomNothingMoves() throws Exception {
        long before = sequence(wrapped(tokens));
        ByteBuffer small = ByteBuffer.allocate(tokens.maxTokenLength(HELLO.length, true) - 1);
        byte[] token = sent(true);

        assertThatThrownBy(() -> tokens.wrap(ByteBuffer.wrap(HELLO), true, small))
                .isInstanceOf(BufferOverflowException.class);
        assertThatThrownBy(() -> tokens.unwrap(ByteBuffer.wrap(token), small))
                .isInstanceOf(BufferOverflowException.class);

        assertThat(small.position()).isZero();
        assertThat(sequence(wrapped(tokens))).isEqualTo(before + 1);
        assertThat(taken(tokens, token)).isEqualTo(HELLO);
    }

    /** What the client sends. */
    private byte[] sent(boolean sealed) throws GSSException {
        return contexts.initiator().wrap(HELLO, 0, HELLO.length, new MessageProp(0, sealed));
    }

    private static byte[] wrapped(WrapTokens tokens) {
        ByteBuffer token = ByteBuffer.allocate(tokens.maxTokenLength(HELLO.length, true));
        tokens.wrap(ByteBuffer.wrap(HELLO), true, token);
        return Arrays.copyOf(token.array(), token.position());
    }

    private static long sequence(byte[] token) throws MalformedMessageException {
        return WrapTokenHeader.peek(ByteBuffer.wrap(token)).sequence();
    }

    private static byte[] taken(WrapTokens tokens, byte[] token) throws MalformedMessageException {
        ByteBuffer plaintext = ByteBuffer.allocate(token.length);
        tokens.unwrap(ByteBuffer.wrap(token), plaintext);
        return Arrays.copyOf(plaintext.array(), plaintext.position());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(WrapTokens tokens, byte[] token) {
        return assertThatThrownBy(() -> taken(tokens, token)).isInstanceOf(MalformedMessageException.class);
    }
}
