package io.sallyport.auth.password;

import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.PasswordVerifier;
import io.sallyport.core.spi.auth.UsernamePasswordMethod;
import java.util.concurrent.Executor;

/** RFC 1929 against a users file, as healthy as that file. */
final class PasswordMethod implements AuthenticationMethod {
    private final UsernamePasswordMethod method;
    private final UsersFile users;
    private final Executor blockingExecutor;
    private final MemoryBudget.Reservation memory;

    PasswordMethod(
            PasswordVerifier verifier, UsersFile users, Executor blockingExecutor, MemoryBudget.Reservation memory) {
        this.method = new UsernamePasswordMethod(verifier);
        this.users = users;
        this.blockingExecutor = blockingExecutor;
        this.memory = memory;
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
    public Health health() {
        // Whoever is told that we are down sends no clients, and without clients nobody would look at the file again.
        users.checkSoon(blockingExecutor);
        return users.health();
    }

    @Override
    public void close() {
        memory.close();
    }
}
