package io.sallyport.auth.gssapi.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Takes one client on loopback and does with it what the test wants. */
final class FakeGateway implements AutoCloseable {
    private final ServerSocket listening;
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();

    private FakeGateway(ServerSocket listening) {
        this.listening = listening;
    }

    /** What is done with the client; gives what the test asks for afterwards. */
    @FunctionalInterface
    interface Conduct {
        byte[] with(Socket client, InputStream in, OutputStream out) throws Exception;
    }

    static FakeGateway at(String address, Conduct conduct) throws IOException {
        FakeGateway gateway = new FakeGateway(new ServerSocket(0, 1, InetAddress.getAllByName(address)[0]));
        Thread thread = new Thread(() -> gateway.serve(conduct));
        thread.setDaemon(true);
        thread.start();
        return gateway;
    }

    static FakeGateway doing(Conduct conduct) throws IOException {
        return at("127.0.0.1", conduct);
    }

    /** Sends these octets, whatever the client says, ends its output, and gives what the client said until its end. */
    static FakeGateway saying(String hex) throws IOException {
        return doing((client, in, out) -> {
            out.write(HexFormat.ofDelimiter(" ").parseHex(hex));
            client.shutdownOutput();
            return untilEnd(in);
        });
    }

    private void serve(Conduct conduct) {
        try (Socket client = listening.accept()) {
            result.complete(conduct.with(client, client.getInputStream(), client.getOutputStream()));
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }

    static byte[] untilEnd(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException reset) {
            // What came before counts.
        }
        return all.toByteArray();
    }

    /** What the conduct gave. */
    byte[] result() throws Exception {
        return result.get(20, TimeUnit.SECONDS);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
