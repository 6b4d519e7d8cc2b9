package io.sallyport.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.gateway.log.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator is told: lines that a terminal can be shown, and after them {@code done} with the status, without which
 * the answer is not whole.
 *
 * @param lines for a person
 * @param status how it went
 */
public record ControlAnswer(List<String> lines, Status status) {
    /** More than the gateway ever sends. */
    static final int MOST_OCTETS = 4 * 1024 * 1024;

    private static final Pattern WHOLE = Pattern.compile("(?s)((?:.*\n)?)done ([a-z]+)\n");

    /** How a command went. */
    public enum Status {
        /** As it should. */
        WELL(0),
        /** It could not be done. */
        REFUSED(1),
        /** There was nothing that it could have been done to. */
        NOTHING(3);

        private final int exitStatus;

        Status(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /** The same for who started a program. */
        public int exitStatus() {
            return exitStatus;
        }

        private static Optional<Status> named(String word) {
            return List.of(values()).stream()
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes every line harmless: what is in them comes from whoever has tried to log in. */
    public ControlAnswer {
        lines = lines.stream().map(Printable::of).toList();
    }

    static ControlAnswer refused(String why) {
        return new ControlAnswer(List.of(why), Status.REFUSED);
    }

    byte[] octets() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.append("done ")
                .append(status.word())
                .append('\n')
                .toString()
                .getBytes(UTF_8);
    }

    /**
     * Reads what was received.
     *
     * @throws IOException if it is not a whole answer
     */
    static ControlAnswer parse(byte[] octets) throws IOException {
        Matcher whole = WHOLE.matcher(new String(octets, UTF_8));
        Optional<Status> status = whole.matches() ? Status.named(whole.group(2)) : Optional.empty();
        if (status.isEmpty()) {
            throw new IOException("the answer is not whole");
        }
        return new ControlAnswer(whole.group(1).lines().toList(), status.get());
    }
}
