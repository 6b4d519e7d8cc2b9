package io.sallyport.core.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection without a socket: auto-read off, half-closure allowed, and time stands still until it is moved. */
public final class TestChannel extends EmbeddedChannel implements DuplexChannel {
    private final InetSocketAddress localAddress;
    private final InetSocketAddress remoteAddress;
    private int reads;
    private boolean inputEnded;
    private boolean outputEnded;
    private boolean stalled;

    public TestChannel(InetSocketAddress localAddress, InetSocketAddress remoteAddress) {
        this.localAddress = localAddress;
        this.remoteAddress = remoteAddress;
        config().setAutoRead(false);
        config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        freezeTime();
        reads = 0;
    }

    /** The peer sends octets in one segment. */
    public void receive(byte... octets) {
        writeInbound(Unpooled.copiedBuffer(octets));
    }

    public void receive(String... hex) {
        receive(Octets.of(hex));
    }

    /** The peer ends its direction. */
    public void receiveEnd() {
        inputEnded = true;
        pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        runPendingTasks();
    }

    /** The peer resets the connection. */
    public void receiveReset() {
        pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
        close();
    }

    /** What was sent since this was last asked. */
    public String sent() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (ByteBuf next = readOutbound(); next != null; next = readOutbound()) {
            octets.writeBytes(ByteBufUtil.getBytes(next));
            next.release();
        }
        return Octets.hex(octets.toByteArray());
    }

    /** Lets time pass, from one scheduled task to the next. */
    public void advance(Duration by) {
        long left = by.toNanos();
        long next = runScheduledPendingTasks();
        while (next >= 0 && next <= left) {
            advanceTimeBy(next, TimeUnit.NANOSECONDS);
            left -= next;
            next = runScheduledPendingTasks();
        }
        advanceTimeBy(left, TimeUnit.NANOSECONDS);
        runPendingTasks();
    }

    /** From now on, or no longer, the peer takes no octets. */
    public void stall(boolean now) {
        stalled = now;
        if (!now) {
            flush();
        }
    }

    /** How often more octets were asked for. */
    public int reads() {
        return reads;
    }

    @Override
    protected void doBeginRead() {
        reads++;
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer in) throws Exception {
        if (!stalled) {
            super.doWrite(in);
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public boolean isInputShutdown() {
        return inputEnded;
    }

    @Override
    public ChannelFuture shutdownInput() {
        return shutdownInput(newPromise());
    }

    @Override
    public ChannelFuture shutdownInput(ChannelPromise promise) {
        inputEnded = true;
        return promise.setSuccess();
    }

    @Override
    public boolean isOutputShutdown() {
        return outputEnded;
    }

    @Override
    public ChannelFuture shutdownOutput() {
        return shutdownOutput(newPromise());
    }

    @Override
    public ChannelFuture shutdownOutput(ChannelPromise promise) {
        outputEnded = true;
        return promise.setSuccess();
    }

    @Override
    public boolean isShutdown() {
        return inputEnded && outputEnded;
    }

    @Override
    public ChannelFuture shutdown() {
        return shutdown(newPromise());
    }

    @Override
    public ChannelFuture shutdown(ChannelPromise promise) {
        inputEnded = true;
        return shutdownOutput(promise);
    }
}
