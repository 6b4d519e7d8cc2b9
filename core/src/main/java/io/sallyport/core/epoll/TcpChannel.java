package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection of an event loop with epoll. It does what Netty's own channel does, but for the system calls that one
 * makes for each connection and nobody here has a use for (docs/decisions/0052), and always allows half-closure.
 */
public final class TcpChannel extends HalfClosingChannel implements UnixChannel {
    static final int IN = EpollIoOps.EPOLLIN.value();
    static final int OUT = EpollIoOps.EPOLLOUT.value();

    private static final int ERROR = EpollIoOps.EPOLLERR.value();
    private static final boolean USABLE = buffersHaveAddresses();
    private static final ChannelMetadata METADATA = new ChannelMetadata(false);

    private final FileDescriptor descriptor;
    private final TcpConfig config = new TcpConfig(this);
    private final TcpInterest interest = new TcpInterest();
    private final TcpInput input = new TcpInput(this);
    private final TcpOutput output = new TcpOutput(this);
    private @Nullable TcpConnecting connecting;
    private @Nullable Socket socket;
    private @Nullable InetSocketAddress local;
    private @Nullable InetSocketAddress remote;
    private volatile boolean active;

    private TcpChannel(@Nullable Channel parent, FileDescriptor descriptor) {
        super(parent);
        this.descriptor = descriptor;
    }

    /** Whether octets can be read and written: not where Netty is kept from the addresses of buffers. */
    public static boolean isUsable() {
        return USABLE;
    }

    private static boolean buffersHaveAddresses() {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(1);
        try {
            return buffer.hasMemoryAddress();
        } finally {
            buffer.release();
        }
    }

    /**
     * Makes the channel of a connection that was accepted.
     *
     * @param local where it arrived, if that is known without asking the system
     */
    static TcpChannel accepted(
            Channel listener, int descriptor, @Nullable InetSocketAddress local, InetSocketAddress remote) {
        TcpChannel channel = new TcpChannel(listener, new FileDescriptor(descriptor));
        channel.active = true;
        channel.local = local;
        channel.remote = remote;
        return channel;
    }

    /**
     * Makes one that can be connected to the address.
     *
     * @throws ChannelException if there is no descriptor left
     */
    public static TcpChannel unconnected(InetAddress destination) {
        Socket socket = TcpSocket.open(destination);
        TcpChannel channel = new TcpChannel(null, socket);
        channel.socket = socket;
        return channel;
    }

    /** The socket, to ask or to tell the system something. The number of a closed one may be another's by now. */
    Socket socket() {
        if (!isOpen()) {
            throw new ChannelException(new ClosedChannelException());
        }
        if (socket == null) {
            socket = new Socket(descriptor.intValue());
        }
        return socket;
    }

    /** The system has chosen, and would not say so any more after a reset. */
    void leavesFrom(@Nullable InetSocketAddress address) {
        local = address;
    }

    /** Whether what waited for the registration is being told: who is connected by then is said to be active after it. */
    boolean isBeingRegistered() {
        return interest.isBeingRegistered();
    }

    /** It turns out to be connected. */
    void connected(InetSocketAddress peer) {
        connecting = null;
        remote = peer;
        active = true;
        await(OUT, false);
    }

    void notConnected() {
        connecting = null;
        await(OUT, false);
    }

    /** Wants to be told, or no more, when it can be read from or written to. */
    void await(int operation, boolean ready) {
        interest.await(operation, ready);
    }

    TcpInput input() {
        return input;
    }

    @Override
    void endSocket(boolean input, boolean output) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (output) {
            await(OUT, false);
        }
        socket().shutdown(input, output);
    }

    @Override
    public FileDescriptor fd() {
        return descriptor;
    }

    @Override
    public TcpConfig config() {
        return config;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean isOpen() {
        return descriptor.isOpen();
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    protected @Nullable SocketAddress localAddress0() {
        return local == null && active ? socket().localAddress() : local;
    }

    @Override
    protected @Nullable SocketAddress remoteAddress0() {
        return remote;
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return loop instanceof IoEventLoop carrying && carrying.isCompatible(Events.class);
    }

    @Override
    protected void doRegister(ChannelPromise promise) {
        interest.register((IoEventLoop) eventLoop(), (Events) unsafe(), promise);
    }

    @Override
    protected void doDeregister() {
        interest.cancel();
    }

    @Override
    protected void doBind(SocketAddress address) throws IOException {
        socket().bind(address);
    }

    @Override
    protected void doDisconnect() throws IOException {
        doClose();
    }

    /** The descriptor first, which makes the kernel forget what it was told. */
    @Override
    protected void doClose() throws IOException {
        active = false;
        try {
            if (connecting != null) {
                connecting.closed();
                connecting = null;
            }
        } finally {
            descriptor.close();
            doDeregister();
        }
    }

    @Override
    protected void doBeginRead() {
        input.want();
    }

    /** A client's session is not to learn of a request while it is told that the client is gone. */
    private boolean isDestination() {
        return parent() == null;
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer octets) throws Exception {
        try {
            output.write(octets);
        } catch (IOException e) {
            if (isDestination()) {
                input.readLast();
            }
            throw e;
        }
    }

    @Override
    protected Object filterOutboundMessage(Object message) {
        return output.writable(message);
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new Events();
    }

    /** What the event loop and the pipeline want of it. */
    private final class Events extends AbstractUnsafe implements EpollIoHandle {
        @Override
        public FileDescriptor fd() {
            return descriptor;
        }

        @Override
        public void handle(IoRegistration source, IoEvent event) {
            int ops = ((EpollIoEvent) event).ops().value();
            if (connecting != null) {
                connecting.ready((ops & ERROR) != 0);
                return;
            }
            if ((ops & (OUT | ERROR)) != 0 && !isOutputShutdown()) {
                super.flush0();
            }
            if ((ops & (IN | ERROR)) != 0) {
                input.ready();
            }
        }

        /** What waits for room is written when there is some. */
        @Override
        protected void flush0() {
            if (!interest.isAwaited(OUT)) {
                super.flush0();
            }
        }

        @Override
        public void connect(SocketAddress to, @Nullable SocketAddress from, ChannelPromise promise) {
            if (active || connecting != null) {
                promise.tryFailure(active ? new AlreadyConnectedException() : new ConnectionPendingException());
            } else if (!promise.isDone() && ensureOpen(promise)) {
                TcpConnecting attempt = new TcpConnecting(TcpChannel.this, (InetSocketAddress) to, promise);
                connecting = attempt;
                attempt.begin(from);
            }
        }

        @Override
        public void close() {
            close(voidPromise());
        }
    }
}
