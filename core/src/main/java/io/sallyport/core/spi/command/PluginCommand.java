package io.sallyport.core.spi.command;

import java.io.IOException;
import java.util.List;

/**
 * A command of the gateway's command line that a plugin brings. A plugin jar names it in {@code
 * META-INF/services/io.sallyport.core.spi.command.PluginCommand}; the class is public and has a public constructor
 * without parameters.
 */
public interface PluginCommand {
    /** Exit status: done. */
    int OK = 0;

    /** Exit status: it did not work; what is wrong was printed to {@link CommandIo#err()}. */
    int FAILED = 1;

    /** Exit status: the arguments are wrong; the usage was printed to {@link CommandIo#err()}. */
    int USAGE = 2;

    /** The command's name, lower-case words joined by hyphens; no two plugins may share one. */
    String name();

    /** What it does, one line for the list of commands. */
    String summary();

    /**
     * Runs it, on the main thread of a process that does nothing else; may block.
     *
     * @param arguments what stood behind the command's name
     * @param io where it reads and writes
     * @return the exit status
     * @throws IOException if reading or writing failed
     */
    int run(List<String> arguments, CommandIo io) throws IOException;
}
