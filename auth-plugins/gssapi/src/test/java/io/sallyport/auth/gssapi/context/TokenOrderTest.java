package io.sallyport.auth.gssapi.context;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.auth.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOrderTest {
    private static final long FIRST = 1000;

    private final TokenOrder datagrams = new TokenOrder(FIRST).handOver();

    @Test
    void streamTakesOneAfterTheOtherAlone() throws Exception {
        TokenOrder stream = new TokenOrder(FIRST);
        stream.take(FIRST);
        stream.take(FIRST + 1);

        assertRefused(stream, FIRST + 1);
        assertRefused(stream, FIRST + 3);
        assertTaken(stream, FIRST + 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 62, 63, 64, 65, 1000})
    void missingDatagramMayComeLaterOnceWithinTheWindow(long ahead) throws Exception {
        datagrams.take(FIRST + ahead);

        if (ahead < 64) {
            assertTaken(datagrams, FIRST);
        }
        assertRefused(datagrams, FIRST);
        assertRefused(datagrams, FIRST + ahead);
        assertTaken(datagrams, FIRST + ahead - (ahead > 1 ? 1 : -1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 63, 64, 999})
    void whatWasBeforeTheBeginningIsOld(long behind) {
        assertRefused(datagrams, FIRST - behind);
    }

    @Test
    void whatWasBeforeTheBeginningStaysOldAfterAGap() throws Exception {
        datagrams.take(FIRST + 5);

        assertRefused(datagrams, FIRST - 1);
    }

    @Test
    void everyDatagramOfAWindowComesOnceInAnyOrder() throws Exception {
        for (long number = FIRST + 63; number >= FIRST; number--) {
            datagrams.take(number);
        }
        for (long number = FIRST; number < FIRST + 64; number++) {
            assertRefused(datagrams, number);
        }
    }

    private static void assertTaken(TokenOrder order, long number) {
        assertThatCode(() -> order.take(number)).doesNotThrowAnyException();
    }

    private static void assertRefused(TokenOrder order, long number) {
        assertThatThrownBy(() -> order.take(number)).isInstanceOf(MalformedMessageException.class);
    }
}
