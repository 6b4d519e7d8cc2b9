package io.sallyport.auth.gssapi.client;

import java.io.Console;
import java.util.Optional;

/** The console of this process, if a person sits at it. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // It is asked isTerminal, too.
    static Optional<Console> find() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
    }

    /** From Java 22 on there is a console without a terminal, too, and a method to ask; before, neither. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
