package io.sallyport.auth.gssapi.client;

import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** A failure in one line that a terminal can take: a part of it may be somebody else's text. */
final class OneLine {
    private static final int LONGEST = 500;

    private OneLine() {}

    static String of(Exception failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        String text = isPlain(failure) ? message : failure.getClass().getSimpleName() + ": " + message;
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).map(OneLine::printable).forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isPlain(Exception failure) {
        return !(failure instanceof FileSystemException || failure instanceof SocketTimeoutException);
    }

    private static int printable(int character) {
        boolean unprintable = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
        return unprintable ? '?' : character;
    }
}
