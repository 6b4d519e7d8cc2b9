package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** One association with some datagrams on their way at any time. */
record Datagrams(Dialer dialer, LoadOptions options, Targets targets, Tally tally) implements Work {
    private static final int LOST_AFTER_MILLIS = 1_000;
    private static final int BUFFER = 4 << 20;

    @Override
    public void run(int number) throws IOException {
        InetSocketAddress target = targets.datagrams().address();
        try (Socket control = dialer.login(targets.echo().address(number));
                DatagramSocket socket = new DatagramSocket(new InetSocketAddress(control.getLocalAddress(), 0))) {
            socket.setReceiveBufferSize(BUFFER);
            socket.setSoTimeout(LOST_AFTER_MILLIS);
            InetSocketAddress local = (InetSocketAddress) socket.getLocalSocketAddress();
            InetSocketAddress relay =
                    options.isDirect() ? target : Socks5.request(control, Socks5.UDP_ASSOCIATE, local);
            socket.connect(relay);
            tally.ready();
            exchange(socket, target, number);
        }
    }

    private void exchange(DatagramSocket socket, InetSocketAddress target, int number) throws IOException {
        ByteBuffer datagram = ByteBuffer.allocate(Socks5.DATAGRAM_HEADER + options.number("--size"));
        if (!options.isDirect()) {
            Socks5.putHeader(datagram, target);
        }
        int header = datagram.position();
        Map<Long, Long> pending = new HashMap<>();
        byte[] received = new byte[datagram.capacity()];
        for (long next = 0; !tally.isOver(); ) {
            while (pending.size() < options.number("--window")) {
                pending.put(next, System.nanoTime());
                fill(datagram, header, number, next++);
                socket.send(new DatagramPacket(datagram.array(), header + options.number("--size")));
                count(true);
            }
            receive(socket, received, header, number, pending);
        }
    }

    private void fill(ByteBuffer datagram, int header, int stream, long sequence) {
        byte[] payload = new byte[options.number("--size")];
        Pattern.fill(payload, payload.length, stream, sequence);
        datagram.position(header).put(payload);
        datagram.putLong(header, sequence);
    }

    private void receive(DatagramSocket socket, byte[] into, int header, int stream, Map<Long, Long> pending)
            throws IOException {
        DatagramPacket packet = new DatagramPacket(into, into.length);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            pending.keySet().forEach(sequence -> count(false));
            pending.clear();
            return;
        }
        long sequence = ByteBuffer.wrap(into).getLong(header);
        int rest = header + Long.BYTES;
        boolean whole = packet.getLength() == header + options.number("--size");
        if (!whole || !Pattern.matches(into, rest, packet.getLength() - rest, stream, sequence + Long.BYTES)) {
            throw new LoadException(Kind.CORRUPT, "a datagram of association " + stream + " differs");
        }
        Long since = pending.remove(sequence);
        if (since != null) {
            tally.done(since);
        }
    }

    private void count(boolean sent) {
        if (tally.isMeasuring()) {
            (sent ? tally.sent : tally.lost).increment();
        }
    }
}
