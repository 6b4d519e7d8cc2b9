package io.sallyport.core.testing;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.sallyport.core.inbound.ArrivedPeer;
import io.sallyport.core.inbound.ListeningSocket;
import io.sallyport.core.inbound.ListeningSockets;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Listening sockets without a network: peers arrive when a test says so. */
public final class FakeListeningSockets implements ListeningSockets {
    /** What a socket gets that asked for any port. */
    public static final int EPHEMERAL_PORT = 0x4321;

    private final List<Socket> opened = new ArrayList<>();
    private final List<TestChannel> taken = new ArrayList<>();
    private final Set<Integer> inUse = new HashSet<>();
    private boolean takesNone;
    private Optional<String> failure = Optional.empty();
    private Optional<RuntimeException> mistake = Optional.empty();

    /** Somebody else holds that port. */
    public void hold(int port) {
        inUse.add(port);
    }

    /** No socket can be opened any more. */
    public void failWith(String message) {
        failure = Optional.of(message);
    }

    /** From now on no peer's connection can be taken. */
    public void takeNone() {
        takesNone = true;
    }

    /** Opening a socket ends in a way that nobody expects. */
    public void failWith(RuntimeException unexpected) {
        mistake = Optional.of(unexpected);
    }

    @Override
    public ListeningSocket open(EventLoop loop, InetSocketAddress address) throws IOException {
        if (mistake.isPresent()) {
            throw mistake.get();
        }
        if (failure.isPresent()) {
            throw new IOException(failure.get());
        }
        if (inUse.contains(address.getPort())) {
            throw new BindException("Address already in use");
        }
        int port = address.getPort() == 0 ? EPHEMERAL_PORT : address.getPort();
        Socket socket = new Socket(new InetSocketAddress(address.getAddress(), port));
        opened.add(socket);
        return socket;
    }

    public List<Socket> opened() {
        return opened;
    }

    /** The last one that was opened. */
    public Socket last() {
        return opened.get(opened.size() - 1);
    }

    /** The peers' connections that were taken. */
    public List<TestChannel> taken() {
        return taken;
    }

    /** Ends what is left. */
    public void close() {
        taken.forEach(TestChannel::finishAndReleaseAll);
    }

    /** One socket. */
    public final class Socket implements ListeningSocket {
        private final InetSocketAddress address;
        private Optional<Consumer<ArrivedPeer>> accepting = Optional.empty();
        private boolean open = true;

        Socket(InetSocketAddress address) {
            this.address = address;
        }

        /** A peer connects; whether it is taken. */
        public boolean arrive(InetSocketAddress from) {
            Consumer<ArrivedPeer> shown = accepting.orElseThrow(() -> new AssertionError("nobody accepts"));
            accepting = Optional.empty();
            int before = taken.size();
            shown.accept(new Peer(from, address));
            return taken.size() > before;
        }

        public boolean accepts() {
            return open && accepting.isPresent();
        }

        public boolean isOpen() {
            return open;
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public void accept(Consumer<ArrivedPeer> shown) {
            accepting = Optional.of(shown);
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private final class Peer implements ArrivedPeer {
        private final InetSocketAddress from;
        private final InetSocketAddress at;

        Peer(InetSocketAddress from, InetSocketAddress at) {
            this.from = from;
            this.at = at;
        }

        @Override
        public InetSocketAddress address() {
            return from;
        }

        @Override
        public Channel take() throws IOException {
            if (takesNone) {
                throw new IOException("not on the event loop");
            }
            TestChannel channel = new TestChannel(at, from);
            taken.add(channel);
            return channel;
        }
    }
}
