package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.PasswordVerifier;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.auth.UsernamePasswordMethod;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** RFC 1929 by a directory, and groups from there. */
final class LdapMethod implements AuthenticationMethod, GroupLookup, StepwiseTest {
    private final UsernamePasswordMethod method;
    private final GroupLookup lookup;
    private final StepwiseTest test;
    private final Directory directory;

    LdapMethod(PasswordVerifier verifier, GroupLookup lookup, StepwiseTest test, Directory directory) {
        this.method = new UsernamePasswordMethod(verifier);
        this.lookup = lookup;
        this.test = test;
        this.directory = directory;
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
    public CompletionStage<Set<String>> groupsOf(Identity identity) {
        return lookup.groupsOf(identity);
    }

    @Override
    public boolean test(PasswordCredentials credentials, Consumer<TestStep> report) {
        return test.test(credentials, report);
    }

    @Override
    public Health health() {
        return directory.health();
    }

    @Override
    public void close() {
        directory.close();
    }
}
