package io.sallyport.auth.gssapi;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.ConfigurationFiles;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The method as the gateway uses it, for one client at a time. */
final class Gateway implements AutoCloseable {
    final AuthenticationMethod method;
    Set<ProtectionLevel> acceptable = EnumSet.allOf(ProtectionLevel.class);
    Optional<TlsSession> tls = Optional.empty();

    Gateway(Settings settings) throws ConfigurationException {
        this(settings, Clock.systemUTC(), Runnable::run);
    }

    Gateway(Settings settings, Clock clock, Executor executor) throws ConfigurationException {
        method = new GssapiMethodFactory()
                .create(settings.config(), new PluginContext("gssapi", executor, clock, new NoFiles()));
    }

    AuthenticationExchange begin() {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 40000);
        InetSocketAddress local = new InetSocketAddress("192.0.2.2", 1080);
        return method.begin(new ExchangeStart(new ClientInfo("session-1", "main", address, local, tls), acceptable));
    }

    static AuthenticationStep send(AuthenticationExchange exchange, byte[] message) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(message);
            if (exchange.messageLength(buffer) != message.length) {
                throw new IllegalArgumentException("not one message");
            }
            return exchange.onMessage(buffer).toCompletableFuture().join();
        } catch (MalformedMessageException e) {
            return new AuthenticationStep.Refused(ByteBuffer.allocate(0), e.reason());
        }
    }

    /** Plays the whole exchange up to the answer to the level. */
    AuthenticationStep authenticate(Client client, int level) throws Exception {
        AuthenticationExchange exchange = begin();
        AuthenticationStep first = send(exchange, client.firstMessage());
        if (!(first instanceof AuthenticationStep.Continue)) {
            return first;
        }
        client.take(octets(first));
        return send(exchange, client.levelMessage(level));
    }

    AuthenticationStep.Accepted accept(Client client, int level) throws Exception {
        AuthenticationStep step = authenticate(client, level);
        if (step instanceof AuthenticationStep.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError(step);
    }

    /** Why a client with a good level message is refused; empty if it is not. */
    String refusal(Client client, int level) throws Exception {
        return reason(authenticate(client, level));
    }

    static String reason(AuthenticationStep step) {
        return step instanceof AuthenticationStep.Refused refused
                ? refused.reason().code()
                : "";
    }

    static byte[] octets(AuthenticationStep step) {
        byte[] octets = new byte[step.reply().remaining()];
        step.reply().get(octets);
        return octets;
    }

    @Override
    public void close() {
        method.close();
    }

    private static final class NoFiles implements ConfigurationFiles {
        @Override
        public <R extends Record> R read(Path file, Class<R> type) throws ConfigurationException {
            throw new ConfigurationException(file + ": no such file", "none");
        }
    }
}
