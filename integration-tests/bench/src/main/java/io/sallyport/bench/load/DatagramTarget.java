package io.sallyport.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends back datagrams. */
final class DatagramTarget implements Closeable {
    private static final int BUFFER = 4 << 20;
    private static final int LONGEST = 65_507;

    private final DatagramChannel channel;

    private DatagramTarget(DatagramChannel channel) {
        this.channel = channel;
    }

    static DatagramTarget start() throws IOException {
        DatagramChannel channel = DatagramChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        DatagramTarget target = new DatagramTarget(channel.bind(Targets.anyPort()));
        Targets.daemon("datagrams", target::serve);
        return target;
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private void serve() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST);
        while (channel.isOpen()) {
            try {
                SocketAddress from = channel.receive(buffer.clear());
                channel.send(buffer.flip(), from);
            } catch (IOException e) {
                // It was closed, or nobody waits for this one any more.
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
