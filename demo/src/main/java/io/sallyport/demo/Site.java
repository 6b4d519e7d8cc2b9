package io.sallyport.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web server on loopback with one page. */
final class Site implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final HttpServer server;

    private Site(HttpServer server) {
        this.server = server;
    }

    static Site start(String page) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(Loopback.address(), 0), BACKLOG);
        byte[] octets = (page + "\n").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> answer(exchange, octets));
        server.start();
        return new Site(server);
    }

    private static void answer(HttpExchange exchange, byte[] page) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
