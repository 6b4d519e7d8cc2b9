package io.sallyport.core.server;

import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What Linux knows of a connection before its channel has been told. */
public final class KernelSockets {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String CLOSE_WAIT = "08";

    private KernelSockets() {}

    static boolean hasReceivedTheEnd(Channel channel) {
        return states(channel).allMatch(CLOSE_WAIT::equals);
    }

    /** A socket that has been reset has left the table of live connections. */
    public static boolean hasBeenReset(Channel channel) {
        return states(channel).findAny().isEmpty();
    }

    private static Stream<String> states(Channel channel) {
        String local = port(channel.localAddress());
        String remote = port(channel.remoteAddress());
        return TABLES.stream()
                .filter(Files::exists)
                .flatMap(KernelSockets::rows)
                .map(row -> row.trim().split("\\s+", 5))
                .filter(columns -> columns[1].endsWith(local) && columns[2].endsWith(remote))
                .map(columns -> columns[3]);
    }

    private static Stream<String> rows(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(SocketAddress address) {
        return String.format(Locale.ROOT, ":%04X", ((InetSocketAddress) address).getPort());
    }
}
