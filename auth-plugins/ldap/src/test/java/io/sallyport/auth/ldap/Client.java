package io.sallyport.auth.ldap;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.PasswordAttempts;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.auth.UsernamePasswordMessages;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.ConfigurationFiles;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A method made of settings, and clients that log in with it. */
final class Client implements AutoCloseable {
    final LdapMethod method;
    private final AtomicInteger borrowed = new AtomicInteger();

    Client(Settings settings) throws ConfigurationException {
        this(settings, new SteadyClock());
    }

    Client(Settings settings, Clock steady) throws ConfigurationException {
        this(settings, steady, Clock.systemUTC());
    }

    Client(Settings settings, Clock steady, Clock wall) throws ConfigurationException {
        ConfigurationFiles none = new ConfigurationFiles() {
            @Override
            public <R extends Record> R read(Path file, Class<R> type) throws ConfigurationException {
                throw new ConfigurationException(file + ": read", "no file to be read");
            }
        };
        PluginContext context = new PluginContext("ldap", task -> borrow(task), wall, none);
        method = (LdapMethod) new LdapMethodFactory().create(settings.config(), context, steady);
    }

    private void borrow(Runnable task) {
        borrowed.incrementAndGet();
        task.run();
    }

    /** How often the gateway's threads were used. */
    int borrowedThreads() {
        return borrowed.get();
    }

    /** Looks up groups of whom another method authenticated. */
    CompletionStage<Set<String>> groupsOf(String name) {
        return ((GroupLookup) method).groupsOf(Identity.of(name, Groups.NOT_LOOKED_UP, Instant.EPOCH));
    }

    /** Logs in; gives the name, or the reason of a refusal. */
    String logIn(String user, String password) throws Exception {
        return result(begin(user, password));
    }

    /** The identity that a login ends in. */
    Identity identity(String user) throws Exception {
        AuthenticationStep step = begin(user, user + "-secret").get(30, TimeUnit.SECONDS);
        return ((AuthenticationStep.Accepted) step).identity();
    }

    static String result(CompletableFuture<AuthenticationStep> login) throws Exception {
        AuthenticationStep step = login.get(30, TimeUnit.SECONDS);
        return step instanceof AuthenticationStep.Accepted accepted
                ? accepted.identity().name()
                : ((AuthenticationStep.Refused) step).reason().code();
    }

    CompletableFuture<AuthenticationStep> begin(String user, String password) throws Exception {
        return begin(user.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    CompletableFuture<AuthenticationStep> begin(byte[] user, byte[] password) throws Exception {
        return exchange()
                .onMessage(ByteBuffer.wrap(UsernamePasswordMessages.login(user, password)))
                .toCompletableFuture();
    }

    /** A client that has not said anything yet. */
    AuthenticationExchange exchange() throws Exception {
        return exchange(() -> false);
    }

    /** The same, of a source for which accounts may be locked. */
    AuthenticationExchange exchange(BooleanSupplier locked) throws Exception {
        PasswordAttempts attempts = new PasswordAttempts() {
            @Override
            public boolean isLocked(String username) {
                return locked.getAsBoolean();
            }

            @Override
            public void failed(String username) {}
        };
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 40000);
        ClientInfo client = new ClientInfo("session-1", "main", address, address, Optional.empty());
        return method.begin(new ExchangeStart(client, EnumSet.allOf(ProtectionLevel.class), attempts));
    }

    @Override
    public void close() {
        method.close();
    }
}
