package io.sallyport.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where connections go to, on 127.0.0.1.
 *
 * @param echo sends back what it gets
 * @param streams sends or takes patterns
 * @param datagrams sends back datagrams
 */
record Targets(EchoTarget echo, StreamTarget streams, DatagramTarget datagrams) implements Closeable {
    static Targets start(Tally tally) throws IOException {
        return new Targets(EchoTarget.start(), StreamTarget.start(tally), DatagramTarget.start());
    }

    static InetSocketAddress anyPort() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        echo.close();
        streams.close();
        datagrams.close();
    }
}
