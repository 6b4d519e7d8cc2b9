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
    private static final Optional<VarHandle> RECEIVED_SHUTDOWN = field("receivedShutdown", boolean.class);

    /** What the engine throws only when it has written its alert; until then all looks well. */
    private static final Optional<VarHandle> PENDING_EXCEPTION = field("pendingException", Throwable.class);

    /** Whether it has come. What is broken looks so too. */
    abstract boolean isReceived();

    /** Whether a record was refused, though the engine has not thrown so far. */
    abstract boolean isBroken();

    static boolean isUnderstoodOfBoringSsl() {
        return RECEIVED_SHUTDOWN.isPresent() && PENDING_EXCEPTION.isPresent();
    }

    /** Begins to watch an engine whose handshake is done. */
    static CloseNotify of(SSLEngine engine) {
        if (engine instanceof ReferenceCountedOpenSslEngine boringSsl) {
            RECEIVED_SHUTDOWN.orElseThrow().set(boringSsl, true);
            return new OfBoringSsl(boringSsl, PENDING_EXCEPTION.orElseThrow());
        }
        return new OfJdk(engine);
    }

    private static Optional<VarHandle> field(String name, Class<?> type) {
        try {
            Class<?> engine = ReferenceCountedOpenSslEngine.class;
            return Optional.of(MethodHandles.privateLookupIn(engine, MethodHandles.lookup())
                    .findVarHandle(engine, name, type));
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

        @Override
        boolean isBroken() {
            return false; // it has thrown
        }
    }

    private static final class OfBoringSsl extends CloseNotify {
        private final ReferenceCountedOpenSslEngine engine;
        private final VarHandle pendingException;

        OfBoringSsl(ReferenceCountedOpenSslEngine engine, VarHandle pendingException) {
            this.engine = engine;
            this.pendingException = pendingException;
        }

        @Override
        boolean isBroken() {
            return pendingException.get(engine) != null;
        }

        @Override
        boolean isReceived() {
            long ssl = engine.sslPointer();
            return ssl != 0 && (SSL.getShutdown(ssl) & SSL.SSL_RECEIVED_SHUTDOWN) != 0;
        }
    }
}
