package io.sallyport.core.spi.command;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes; nobody closes them.
 *
 * @param in standard input
 * @param out for results
 * @param err for messages to a person
 */
public record CommandIo(InputStream in, PrintStream out, PrintStream err) {}
