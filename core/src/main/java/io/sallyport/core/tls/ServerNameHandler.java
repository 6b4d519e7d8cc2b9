package io.sallyport.core.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the name in the ClientHello, and lets TLS begin with the certificate for it. */
final class ServerNameHandler extends AbstractSniHandler<TlsContext> {
    private static final int MAX_CLIENT_HELLO = 16 * 1024;
    private static final long NO_TIMEOUT = 0; // the session's deadline holds

    private final Supplier<TlsContexts> contexts;
    private final TlsAdapter adapter;

    ServerNameHandler(Supplier<TlsContexts> contexts, TlsAdapter adapter) {
        super(MAX_CLIENT_HELLO, NO_TIMEOUT);
        this.contexts = contexts;
        this.adapter = adapter;
    }

    @Override
    protected Future<TlsContext> lookup(ChannelHandlerContext ctx, @Nullable String hostname) {
        return ctx.executor().newSucceededFuture(contexts.get().of(Optional.ofNullable(hostname)));
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext ctx, @Nullable String hostname, Future<TlsContext> found) {
        TlsContext chosen = found.getNow();
        SslHandler tls = chosen.context().newHandler(ctx.alloc());
        tls.setHandshakeTimeoutMillis(NO_TIMEOUT);
        boolean replaced = false;
        try {
            adapter.begin(tls.engine(), chosen);
            ctx.pipeline().replace(this, "tls", tls);
            replaced = true;
        } finally {
            if (!replaced) {
                ReferenceCountUtil.safeRelease(tls.engine());
            }
        }
    }
}
