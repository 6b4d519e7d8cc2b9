package io.sallyport.auth.ldap;

import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.PasswordVerifier;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.auth.UsernamePasswordMethod;
import java.util.function.Consumer;

/** RFC 1929 by a directory. */
class LdapMethod implements AuthenticationMethod, StepwiseTest {
    private final UsernamePasswordMethod method;
    private final StepwiseTest test;
    private final Belongings belongings;

    LdapMethod(PasswordVerifier verifier, StepwiseTest test, Belongings belongings) {
        this.method = new UsernamePasswordMethod(verifier);
        this.test = test;
        this.belongings = belongings;
    }

    @Override
    public int number() {
        return method.number();
    }

    @Override
    public AuthenticationExchange begin(ExchangeStart start) {
        return method.begin(start);
    }

    @Override
    public boolean test(PasswordCredentials credentials, Consumer<TestStep> report) {
        return test.test(credentials, report);
    }

    @Override
    public Health health() {
        return belongings.directory().health();
    }

    @Override
    public void close() {
        belongings.close();
    }
}
