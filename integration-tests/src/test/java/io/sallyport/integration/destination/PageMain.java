package io.sallyport.integration.destination;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Serves one page at an address and a port, for networks in which only another process can listen. */
public final class PageMain {
    private PageMain() {}

    /** Takes address, port and page; says "listens" when it does. */
    public static void main(String[] arguments) throws IOException {
        InetAddress address = InetAddress.getByName(arguments[0]);
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[1]), 16, address)) {
            System.out.println("listens");
            while (true) {
                try (Socket connection = listener.accept()) {
                    Conducts.page(arguments[2]).serve(connection);
                }
            }
        }
    }
}
