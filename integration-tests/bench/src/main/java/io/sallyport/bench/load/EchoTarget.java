package io.sallyport.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Sends back what it gets, on one thread; at several ports, as those of a proxy towards one port run out. */
final class EchoTarget implements Closeable {
    private static final int PORTS = 8;
    private static final int BACKLOG = 4096;

    private final Selector selector;
    private final List<ServerSocketChannel> servers;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);

    private EchoTarget(Selector selector, List<ServerSocketChannel> servers) {
        this.selector = selector;
        this.servers = servers;
    }

    static EchoTarget start() throws IOException {
        EchoTarget target = new EchoTarget(Selector.open(), new ArrayList<>());
        for (int i = 0; i < PORTS; i++) {
            ServerSocketChannel server = ServerSocketChannel.open().bind(Targets.anyPort(), BACKLOG);
            server.configureBlocking(false).register(target.selector, SelectionKey.OP_ACCEPT);
            target.servers.add(server);
        }
        Targets.daemon("echo", target::serve);
        return target;
    }

    /** One of its addresses. */
    InetSocketAddress address(int number) throws IOException {
        return (InetSocketAddress) servers.get(Math.floorMod(number, PORTS)).getLocalAddress();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (ClosedSelectorException e) {
            // It was closed meanwhile.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel server) {
                SocketChannel accepted = server.accept();
                if (accepted != null) {
                    accepted.configureBlocking(false).register(selector, SelectionKey.OP_READ);
                }
            } else {
                echo((SocketChannel) key.channel());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void echo(SocketChannel client) throws IOException {
        try {
            if (client.read(buffer.clear()) < 0) {
                client.close();
                return;
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                client.write(buffer);
            }
        } catch (IOException e) {
            client.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel server : servers) {
            server.close();
        }
        selector.close();
    }
}
