package io.sallyport.auth.password;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.concurrent.Executor;

/** Makes the method {@code password}. */
public final class PasswordMethodFactory implements AuthenticationMethodFactory<PasswordConfig> {
    private final MemoryBudget budget;

    /** For the service loader. */
    public PasswordMethodFactory() {
        this(MemoryBudget.ofTheProcess());
    }

    PasswordMethodFactory(MemoryBudget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "password";
    }

    @Override
    public Class<PasswordConfig> configType() {
        return PasswordConfig.class;
    }

    @Override
    public AuthenticationMethod create(PasswordConfig config, PluginContext context) throws ConfigurationException {
        UsersReader reader = new UsersReader(context.files(), config.maxMemoryPerHashKib());
        UsersFile users = new UsersFile(config.usersFile(), reader, context.clock());
        FilePasswordVerifier verifier = new FilePasswordVerifier(
                users::current, queue(config, context.blockingExecutor()), PasswordHash::matches, context.clock());
        // Last, because nothing gives it back when something after it fails.
        return new PasswordMethod(verifier, users, context.blockingExecutor(), budget.reserve(config));
    }

    private static HashingQueue queue(PasswordConfig config, Executor executor) {
        return new HashingQueue(
                executor, config.maxConcurrentHashes(), config.maxWaiting(), config.maxWaitingPerSource());
    }
}
