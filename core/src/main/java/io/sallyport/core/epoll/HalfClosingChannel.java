package io.sallyport.core.epoll;

import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A channel whose directions end one by one. */
abstract class HalfClosingChannel extends AbstractChannel implements DuplexChannel {
    private volatile boolean inputEnded;
    private volatile boolean outputEnded;

    HalfClosingChannel(@Nullable Channel parent) {
        super(parent, TcpChannelId.next());
    }

    /** Ends directions of the socket. */
    abstract void endSocket(boolean input, boolean output) throws IOException;

    /** The other side sends no more. */
    final void inputEnds() {
        inputEnded = true;
    }

    @Override
    protected final void doShutdownOutput() throws IOException {
        endSocket(false, true);
        outputEnded = true;
    }

    @Override
    public final boolean isInputShutdown() {
        return inputEnded;
    }

    @Override
    public final boolean isOutputShutdown() {
        return outputEnded;
    }

    @Override
    public final boolean isShutdown() {
        return inputEnded && outputEnded;
    }

    @Override
    public final ChannelFuture shutdownOutput() {
        return shutdownOutput(newPromise());
    }

    @Override
    public final ChannelFuture shutdownOutput(ChannelPromise promise) {
        onLoop(() -> ((AbstractUnsafe) unsafe()).shutdownOutput(promise));
        return promise;
    }

    @Override
    public final ChannelFuture shutdownInput() {
        return shutdownInput(newPromise());
    }

    @Override
    public final ChannelFuture shutdownInput(ChannelPromise promise) {
        onLoop(() -> endInput(promise));
        return promise;
    }

    private void endInput(ChannelPromise promise) {
        try {
            endSocket(true, false);
            inputEnds();
            promise.setSuccess();
        } catch (IOException | RuntimeException e) {
            promise.setFailure(e);
        }
    }

    @Override
    public final ChannelFuture shutdown() {
        return shutdown(newPromise());
    }

    @Override
    public final ChannelFuture shutdown(ChannelPromise promise) {
        shutdownOutput().addListener(output -> {
            if (output.isSuccess()) {
                shutdownInput(promise);
            } else {
                promise.setFailure(output.cause());
            }
        });
        return promise;
    }

    private void onLoop(Runnable task) {
        if (eventLoop().inEventLoop()) {
            task.run();
        } else {
            eventLoop().execute(task);
        }
    }
}
