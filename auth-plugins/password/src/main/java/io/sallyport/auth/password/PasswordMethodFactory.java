package io.sallyport.auth.password;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;

/** Makes the method {@code password}. */
public final class PasswordMethodFactory implements AuthenticationMethodFactory<PasswordConfig> {
    private static final long KIB = 1024;

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
        requireMemory(config, Runtime.getRuntime().maxMemory() / KIB);
        UsersReader reader = new UsersReader(context.files(), config.maxMemoryPerHashKib());
        UsersFile users = new UsersFile(config.usersFile(), reader, context.clock());
        HashingQueue queue =
                new HashingQueue(context.blockingExecutor(), config.maxConcurrentHashes(), config.maxWaiting(),
                        config.maxWaitingPerSource());
        FilePasswordVerifier verifier =
                new FilePasswordVerifier(users::current, queue, PasswordHash::matches, context.clock());
        return new PasswordMethod(verifier, users, context.blockingExecutor());
    }

    static void requireMemory(PasswordConfig config, long heapKib) throws ConfigurationException {
        long neededKib = (long) config.maxConcurrentHashes() * config.maxMemoryPerHashKib();
        if (neededKib > heapKib / 2) {
            throw new ConfigurationException(
                    "max-concurrent-hashes times max-memory-per-hash-kib: " + neededKib + " KiB",
                    "at most half of the heap, which is " + heapKib + " KiB");
        }
    }
}
