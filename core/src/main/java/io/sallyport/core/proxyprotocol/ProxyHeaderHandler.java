package io.sallyport.core.proxyprotocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a load balancer's connection from becoming active for everything behind it in the pipeline until the header has said
 * whose it is, and then goes; what the client sent goes on with it.
 */
public final class ProxyHeaderHandler extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(ProxyHeaderHandler.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final Duration atMost;
    private final Forwarding forwarding;
    private @Nullable Deadline deadline;
    private boolean settled;

    private ProxyHeaderHandler(Duration atMost, Forwarding forwarding) {
        this.atMost = atMost;
        this.forwarding = forwarding;
    }

    /** Adds to a pipeline what waits for a header, for so long at most. */
    public static void addTo(ChannelPipeline pipeline, Duration atMost, Forwarding forwarding) {
        pipeline.addLast("proxy-header-decoder", new ProxyHeaderDecoder());
        pipeline.addLast("proxy-header", new ProxyHeaderHandler(atMost, forwarding));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        deadline = new Deadline(ctx.channel().eventLoop());
        deadline.set(atMost, () -> refuse(ctx, Reasons.TIMED_OUT));
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (!settled && message instanceof HAProxyMessage header) {
                settle(ctx, header);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void settle(ChannelHandlerContext ctx, HAProxyMessage header) {
        switch (header.proxiedProtocol()) {
            case TCP4, TCP6 ->
                client(header)
                        .ifPresentOrElse(client -> serve(ctx, client), () -> refuse(ctx, Reasons.NO_CLIENT_ADDRESS));
            // A health check: the balancer speaks for itself, and wants no more than that somebody is there.
            case UNKNOWN -> close(ctx);
            default -> refuse(ctx, Reasons.NOT_TCP);
        }
    }

    private static Optional<InetSocketAddress> client(HAProxyMessage header) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(header.sourceAddress());
        return address == null || address.isAnyLocalAddress() || address.isMulticastAddress()
                ? Optional.empty()
                : Optional.of(new InetSocketAddress(address, header.sourcePort()));
    }

    private void serve(ChannelHandlerContext ctx, InetSocketAddress client) {
        settled = true;
        cancelDeadline();
        if (forwarding.serve(client)) {
            ctx.fireChannelActive();
            ctx.pipeline().remove(this);
        }
    }

    private void refuse(ChannelHandlerContext ctx, ReasonCode reason) {
        if (!settled) {
            forwarding.refused(reason);
            close(ctx);
        }
    }

    private void close(ChannelHandlerContext ctx) {
        settled = true;
        cancelDeadline();
        ctx.close();
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
        }
    }

    /** Whatever it is, input that ends, or that the place is needed: without a header there is nobody to go on for. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE || event instanceof Displacement) {
            close(ctx);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        settled = true;
        cancelDeadline();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (settled) {
            FAILURES.event(count -> log.error("a load balancer's connection failed ({} such)", count, cause));
            close(ctx);
        } else if (cause instanceof IOException) {
            close(ctx);
        } else if (cause instanceof ProxyHeaderDecoder.MissingHeaderException) {
            refuse(ctx, Reasons.MISSING);
        } else {
            refuse(ctx, Reasons.MALFORMED);
        }
    }
}
