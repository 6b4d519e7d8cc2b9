package io.sallyport.demo;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.util.List;

/** {@code sallyport demo}: runs the demo until a signal ends it. */
public final class DemoCommand implements PluginCommand {
    private static final String HELP = """
            Usage: demo [--port N]
            Runs a Kerberos KDC, a directory, two web sites and a gateway between them on loopback, prints commands
            to try, and removes everything at the end. Nothing of it is for production.
              --port N    where the gateway listens on 127.0.0.1 (default: 1080; 0 for any)
            """;
    private static final int DEFAULT_PORT = 1080;
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "Runs a KDC, a directory and a gateway on loopback, and prints commands to try.";
    }

    @Override
    public int run(List<String> arguments, CommandIo io) {
        if (arguments.contains("--help")) {
            io.out().print(HELP);
            return OK;
        }
        try {
            return run(port(arguments), io);
        } catch (IllegalArgumentException e) {
            io.err().println("demo: " + e.getMessage());
            io.err().print(HELP);
            return USAGE;
        }
    }

    private static int run(int port, CommandIo io) {
        Demo demo = new Demo(Surroundings.ofThisProcess());
        try (Signals signals = Signals.stopping(demo, io.err())) {
            String problem = run(demo, port, io);
            if (!signals.came()) {
                io.err().println("demo: " + problem);
            }
            return FAILED;
        }
    }

    /** Runs it to its end, and says why that came: only a signal should bring it. */
    private static String run(Demo demo, int port, CommandIo io) {
        try (demo) {
            GatewayProcess gateway = demo.start(port);
            io.out().print(demo.commands());
            io.out().flush();
            return "the gateway ended by itself, with " + gateway.await();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static int port(List<String> arguments) {
        if (arguments.isEmpty()) {
            return DEFAULT_PORT;
        }
        if (arguments.size() != 2 || !arguments.get(0).equals("--port")) {
            throw new IllegalArgumentException(String.join(" ", arguments) + " (expected: nothing, or --port N)");
        }
        String text = arguments.get(1);
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException("--port: " + text + " (expected: 0 to 65535)");
        }
        return Integer.parseInt(text);
    }
}
