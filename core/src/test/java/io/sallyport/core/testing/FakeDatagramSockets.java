package io.sallyport.core.testing;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.sallyport.core.association.DatagramSockets;
import io.sallyport.core.egress.UnusableInterfaceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** UDP sockets without a kernel; their ports count from 40,001 if nobody wants another. */
public final class FakeDatagramSockets implements DatagramSockets {
    private static final int FIRST_PORT = 40_001;

    private final List<TestDatagramChannel> opened = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Set<InetAddress> unreachable = new HashSet<>();
    private final Set<String> interfaces = new HashSet<>();
    private boolean refuses;

    @Override
    public Channel open(
            EventLoop loop, InetSocketAddress local, Optional<String> networkInterface, ChannelHandler handler)
            throws IOException {
        if (networkInterface.isPresent() && !interfaces.contains(networkInterface.get())) {
            throw new UnusableInterfaceException("no such device");
        }
        if (refuses || taken.contains(local.getPort())) {
            throw new IOException("taken");
        }
        int port = local.getPort() == 0 ? FIRST_PORT + opened.size() : local.getPort();
        TestDatagramChannel channel = new TestDatagramChannel(new InetSocketAddress(local.getAddress(), port), handler);
        opened.add(channel);
        return channel;
    }

    @Override
    public Optional<Channel> reserve(Channel socket, InetSocketAddress owner, ChannelHandler strangers) {
        return Optional.empty();
    }

    @Override
    public void sendEmpty(Channel socket, InetSocketAddress to) {
        ((TestDatagramChannel) socket).sentEmpty(to);
    }

    @Override
    public boolean hasRoute(InetSocketAddress to, Optional<String> networkInterface) {
        return !unreachable.contains(to.getAddress());
    }

    @Override
    public boolean segments() {
        return false;
    }

    /** From now on nothing can be opened, or again. */
    public void refuse(boolean now) {
        refuses = now;
    }

    /** That port is somebody else's. */
    public void taken(int port) {
        taken.add(port);
    }

    /** The host has that interface. */
    public void hasInterface(String name) {
        interfaces.add(name);
    }

    /** It has it no longer. */
    public void lost(String name) {
        interfaces.remove(name);
    }

    public void unreachable(InetAddress address) {
        unreachable.add(address);
    }

    /** The one towards the client. */
    public TestDatagramChannel client() {
        return opened.get(0);
    }

    /** The one towards destinations that was opened as the nth, from 1. */
    public TestDatagramChannel destination(int number) {
        return opened.get(number);
    }

    public List<TestDatagramChannel> opened() {
        return opened;
    }

    public void close() {
        opened.forEach(TestDatagramChannel::finishAndReleaseAll);
    }
}
