package io.sallyport.core.spi.command;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes; nobody closes them, but a command may close its output to pass an end on.
 *
 * @param in standard input
 * @param out for results
 * @param err for messages to a person
 */
public record CommandIo(InputStream in, PrintStream out, PrintStream err) {}
