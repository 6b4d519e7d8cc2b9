package io.sallyport.integration.destination;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.integration.destination.Destination.Conduct;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** What destinations of the tests do. */
public final class Conducts {
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(US_ASCII);

    private Conducts() {}

    /** Sends back what it gets, as it comes. */
    public static Conduct echo() {
        return connection -> connection.getInputStream().transferTo(connection.getOutputStream());
    }

    /** Says the address that the connection comes from. */
    public static Conduct sayWhoCame() {
        return connection -> connection
                .getOutputStream()
                .write(connection.getInetAddress().getHostAddress().getBytes(US_ASCII));
    }

    /** Answers only when the client has ended its direction: with all that came, and a word of its own. */
    public static Conduct answerAfterEnd(String word) {
        return connection -> {
            byte[] received = connection.getInputStream().readAllBytes();
            OutputStream out = connection.getOutputStream();
            out.write(received);
            out.write(word.getBytes(UTF_8));
        };
    }

    /** Ends its own direction at once, and keeps what comes after that. */
    public static Conduct endFirst(String word, CompletableFuture<String> kept) {
        return connection -> {
            connection.getOutputStream().write(word.getBytes(UTF_8));
            connection.shutdownOutput();
            kept.complete(new String(connection.getInputStream().readAllBytes(), UTF_8));
        };
    }

    /** Resets after the first octet. */
    public static Conduct reset() {
        return connection -> {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0);
        };
    }

    /** Waits for an octet, and says how the connection ends. */
    public static Conduct howItEnds(CompletableFuture<String> end) {
        return connection -> {
            try {
                connection.getOutputStream().write('!');
                connection.getInputStream().readAllBytes();
                end.complete("end");
            } catch (IOException e) {
                end.complete(String.valueOf(e.getMessage()));
            }
        };
    }

    /** Sends octets for as long as somebody takes them, and counts them. */
    public static Conduct flood(AtomicLong taken) {
        return connection -> {
            byte[] block = new byte[64 * 1024];
            OutputStream out = connection.getOutputStream();
            while (true) {
                out.write(block);
                taken.addAndGet(block.length);
            }
        };
    }

    /** Sends so many octets. */
    public static Conduct send(int length) {
        return connection -> connection.getOutputStream().write(new byte[length]);
    }

    /** Answers one request of HTTP with a page. */
    public static Conduct page(String body) {
        return connection -> {
            readRequest(connection);
            byte[] octets = body.getBytes(UTF_8);
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                    + octets.length + "\r\n\r\n";
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(US_ASCII));
            out.write(octets);
        };
    }

    private static void readRequest(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        int matched = 0;
        while (matched < END_OF_HEADERS.length) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            matched = octet == END_OF_HEADERS[matched] ? matched + 1 : octet == END_OF_HEADERS[0] ? 1 : 0;
        }
    }
}
