package io.sallyport.auth.gssapi.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.core.spi.command.CommandIo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/**
 * What one run of the command gave.
 *
 * @param status the exit status
 * @param out the lines of its results
 * @param err its messages
 */
record RunOf(int status, List<String> out, String err) {
    static RunOf doctor(Clock clock, Names names, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandIo io = new CommandIo(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        int status = new Krb5Command(clock, names).run(List.of(arguments), io);
        return new RunOf(status, out.toString(UTF_8).lines().toList(), err.toString(UTF_8));
    }

    /** The lines of one step. */
    List<String> step(String name) {
        return out.stream()
                .filter(line -> line.substring(5).startsWith(name + " "))
                .toList();
    }
}
