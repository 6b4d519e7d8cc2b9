package io.sallyport.auth.password;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.ConfigurationFiles;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads users files of a language of its own: each line a name, with - before it if disabled, or ! and a problem. */
final class FakeFiles implements ConfigurationFiles {
    private Change change = () -> {};
    private boolean failing;
    private int reads;

    /** Whether the file cannot be read, although it looks as ever. */
    void fail(boolean fails) {
        failing = fails;
    }

    /** What happens after the next read, before anybody hears of what it found. */
    void whileReading(Change happening) {
        change = happening;
    }

    /** How often a file was read. */
    int reads() {
        return reads;
    }

    @Override
    public <R extends Record> R read(Path file, Class<R> type) throws ConfigurationException {
        reads++;
        try {
            return type.cast(new UsersDocument(users(file)));
        } finally {
            happen(file);
        }
    }

    private void happen(Path file) throws ConfigurationException {
        Change happening = change;
        change = () -> {};
        try {
            happening.happen();
        } catch (IOException e) {
            throw new ConfigurationException(file + ": cannot be changed", "a file");
        }
    }

    private Map<String, UserDocument> users(Path file) throws ConfigurationException {
        List<String> lines = lines(file);
        Map<String, UserDocument> users = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            SourceLocation here = new SourceLocation(file.toString(), i + 1, 1);
            String line = lines.get(i);
            if (line.startsWith("!")) {
                throw refusal(here, line.substring(1), "none");
            }
            users.put(line.replace("-", ""), new UserDocument(here, TestHashes.BCRYPT, Set.of(), line.startsWith("-")));
        }
        return users;
    }

    private List<String> lines(Path file) throws ConfigurationException {
        SourceLocation start = new SourceLocation(file.toString(), 1, 1);
        try {
            if (failing) {
                throw new IOException("too many open files");
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw refusal(start, "cannot be read", "a file");
        }
    }

    private static ConfigurationException refusal(SourceLocation place, String problem, String expected) {
        return new ConfigurationException(List.of(new Problem(place, "(file)", problem, expected)));
    }

    /** Something that happens to a file. */
    @FunctionalInterface
    interface Change {
        void happen() throws IOException;
    }
}
