package io.sallyport.core.tls;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.handler.ssl.SslCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.sallyport.core.protocol.ProtocolException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says to a session or a relay in the words of TCP what happens in TLS: an end of input is the client's close_notify and
 * nothing else, a reset sends none, and a handshake that is done is a {@code TlsSession} as an event.
 */
final class TlsAdapter extends ChannelDuplexHandler {
    private final HandshakeLog.OfClient log;
    private @Nullable TlsGate gate;
    private @Nullable SSLEngine engine;
    private @Nullable TlsContext chosen;
    private @Nullable CloseNotify closeNotify;
    private boolean inputEnded;
    private boolean failed;

    TlsAdapter(HandshakeLog.OfClient log) {
        this.log = log;
    }

    void discardsWith(TlsGate before) {
        gate = before;
    }

    void begin(SSLEngine with, TlsContext context) {
        engine = with;
        chosen = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        gate().gaveData();
        ctx.fireChannelRead(octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        checkEndOfInput(ctx);
        ctx.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            complete(ctx, handshake);
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            onInputShutdown(ctx);
        } else if (!(event instanceof SslCompletionEvent) && !(event instanceof SniCompletionEvent)) {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void complete(ChannelHandlerContext ctx, SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess() && engine != null && chosen != null) {
            closeNotify = CloseNotify.of(engine);
            gate().open();
            ctx.fireUserEventTriggered(Negotiated.session(engine.getSession(), chosen.channelBindings()));
        } else if (handshake.cause() != null && !(handshake.cause() instanceof ClosedChannelException)) {
            fail(ctx, HandshakeFailure.of(handshake.cause()));
        }
    }

    private void fail(ChannelHandlerContext ctx, HandshakeFailure failure) {
        if (!failed) {
            failed = true;
            log.failed(failure.reason(), failure.why());
            ctx.fireExceptionCaught(new ProtocolException(failure.reason().code()));
        }
    }

    private void checkEndOfInput(ChannelHandlerContext ctx) {
        if (closeNotify == null || engine == null || inputEnded || failed) {
            return;
        }
        if (closeNotify.isBroken()) {
            broken(ctx);
        } else if (closeNotify.isReceived()) {
            endInput(ctx, engine);
        }
    }

    private void broken(ChannelHandlerContext ctx) {
        failed = true;
        ctx.fireExceptionCaught(new ProtocolException(Reasons.BROKEN_RECORD.code()));
    }

    private void endInput(ChannelHandlerContext ctx, SSLEngine engine) {
        inputEnded = true;
        gate().discard();
        ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        if (engine.isOutboundDone()) {
            // The JDK answers that of TLS 1.2 with its own, RFC 5246 section 7.2.1: nothing can be sent any more.
            ctx.fireExceptionCaught(new ClosedChannelException());
        }
    }

    /** TCP's end of input proves nothing: anybody on the way can send it. */
    private void onInputShutdown(ChannelHandlerContext ctx) {
        checkEndOfInput(ctx);
        if (closeNotify != null && !inputEnded && !failed) {
            failed = true;
            ctx.fireExceptionCaught(new ProtocolException(Reasons.TRUNCATED.code()));
        } else {
            ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Optional<Throwable> ofTls = ofTls(cause);
        if (ofTls.isEmpty()) {
            ctx.fireExceptionCaught(cause);
        } else if (closeNotify == null) {
            fail(ctx, HandshakeFailure.of(ofTls.get()));
        } else if (!failed) {
            broken(ctx);
        }
    }

    private static Optional<Throwable> ofTls(Throwable cause) {
        if (cause instanceof DecoderException && cause.getCause() != null) {
            return Optional.of(cause.getCause());
        }
        return cause instanceof SSLException || cause instanceof DecoderException
                ? Optional.of(cause)
                : Optional.empty();
    }

    /** A reset must not look like an end; and the alert that says why a handshake fails is still to be written. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (Integer.valueOf(0).equals(ctx.channel().config().getOption(ChannelOption.SO_LINGER))) {
            ctx.pipeline().context(gate()).close(promise);
        } else if (failed) {
            ctx.executor().execute(() -> ctx.close(promise));
        } else {
            ctx.close(promise);
        }
    }

    private TlsGate gate() {
        if (gate == null) {
            throw new IllegalStateException("not in a pipeline yet");
        }
        return gate;
    }
}
