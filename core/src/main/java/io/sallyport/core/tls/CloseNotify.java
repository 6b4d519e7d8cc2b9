package io.sallyport.core.tls;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.SSL;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import javax.net.ssl.SSLEngine;

/**
 * The end of what a client sends, RFC 8446 section 6.1: it says nothing about the other direction.
 *
 * <p>Netty's engine over BoringSSL takes it for the end of both, and would cut what is still on its way to the client
 * (RFC 5246 was like that). It does so the first time only: an engine that believes to have done so goes on writing.
 */
abstract class CloseNotify {
    private static final Optional<VarHandle> RECEIVED_SHUTDOWN = receivedShutdown();

    /** Whether it has come. */
    abstract boolean isReceived();

    static boolean isUnderstoodOfBoringSsl() {
        return RECEIVED_SHUTDOWN.isPresent();
    }

    /** Begins to watch an engine whose handshake is done. */
    static CloseNotify of(SSLEngine engine) {
        if (engine instanceof ReferenceCountedOpenSslEngine boringSsl) {
            RECEIVED_SHUTDOWN.orElseThrow().set(boringSsl, true);
            return new OfBoringSsl(boringSsl);
        }
        return new OfJdk(engine);
    }

    private static Optional<VarHandle> receivedShutdown() {
        try {
            Class<?> engine = ReferenceCountedOpenSslEngine.class;
            return Optional.of(MethodHandles.privateLookupIn(engine, MethodHandles.lookup())
                    .findVarHandle(engine, "receivedShutdown", boolean.class));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static final class OfJdk extends CloseNotify {
        private final SSLEngine engine;

        OfJdk(SSLEngine engine) {
            this.engine = engine;
        }

        @Override
        boolean isReceived() {
            return engine.isInboundDone();
        }
    }

    private static final class OfBoringSsl extends CloseNotify {
        private final ReferenceCountedOpenSslEngine engine;

        OfBoringSsl(ReferenceCountedOpenSslEngine engine) {
            this.engine = engine;
        }

        @Override
        boolean isReceived() {
            long ssl = engine.sslPointer();
            return ssl != 0 && (SSL.getShutdown(ssl) & SSL.SSL_RECEIVED_SHUTDOWN) != 0;
        }
    }
}
