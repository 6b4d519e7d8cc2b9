package io.sallyport.core.testing;

import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.ExchangeStart;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A method of any number.
 *
 * @param number the METHOD octet
 * @param encapsulates whether it says so
 * @param exchanges gives the exchange for each client
 */
public record FakeMethod(int number, boolean encapsulates, Supplier<AuthenticationExchange> exchanges)
        implements AuthenticationMethod {

    /** A method that does not encapsulate. */
    public FakeMethod(int number, Supplier<AuthenticationExchange> exchanges) {
        this(number, false, exchanges);
    }

    /** X'00': accepts at once. */
    public static FakeMethod none() {
        AuthenticationStep accepted = new AuthenticationStep.Accepted(ByteBuffer.allocate(0), FakeExchange.ALICE);
        return new FakeMethod(0, () -> new FakeExchange().starts(() -> accepted));
    }

    @Override
    public AuthenticationExchange begin(ExchangeStart start) {
        return exchanges.get();
    }
}
