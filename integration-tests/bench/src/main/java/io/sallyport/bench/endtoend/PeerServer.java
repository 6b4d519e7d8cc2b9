package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Another SOCKS server, started afresh each time.
 *
 * @param name what the page calls it
 * @param folder for what it prints
 * @param command how it is started
 */
record PeerServer(String name, Path folder, Command command) implements Contestant {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Makes a command line. */
    interface Command {
        List<String> of(int port) throws IOException;
    }

    static PeerServer microsocks(String name, Path folder) {
        return new PeerServer(
                name,
                folder,
                port -> List.of(Programs.find("microsocks").toString(), "-i", "127.0.0.1", "-p", String.valueOf(port)));
    }

    @Override
    public Endpoint start() throws IOException, InterruptedException {
        int port = Ports.free();
        Process process = new ProcessBuilder(Programs.inOwnSession(command.of(port)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
        if (Ports.awaitGreeting(port, process, PATIENCE).isEmpty()) {
            Programs.stop(process);
            throw new UnavailableException(name + " does not answer");
        }
        return Endpoint.of(List.of("--proxy", "127.0.0.1:" + port, "--pid", String.valueOf(process.pid())))
                .ending(() -> Programs.stop(process));
    }
}
