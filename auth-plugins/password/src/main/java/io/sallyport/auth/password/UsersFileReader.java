package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a users file from disk: bounded, strict UTF-8. */
final class UsersFileReader {
    static final int MOST_OCTETS = 8 << 20;

    private UsersFileReader() {}

    static Users read(Path path, int maxMemoryKib) throws UsersFileException {
        String file = path.toString();
        YamlCursor cursor = new YamlCursor(file, text(path));
        Users users = new UsersYaml(cursor, maxMemoryKib).read();
        if (!cursor.problems().isEmpty()) {
            throw UsersFileException.mistakes(cursor.problems());
        }
        return users;
    }

    private static String text(Path path) throws UsersFileException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw UsersFileException.mistakes(List.of(problem(path, "larger than 8 MiB", "at most 8 MiB")));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw UsersFileException.mistakes(List.of(problem(path, "invalid UTF-8", "UTF-8")));
        } catch (NoSuchFileException e) {
            throw UsersFileException.notRead(problem(path, "no such file", "a users file"));
        } catch (IOException e) {
            throw UsersFileException.notRead(problem(path, "cannot be read: " + e, "a readable users file"));
        }
    }

    private static Problem problem(Path path, String problem, String expected) {
        return new Problem(new SourceLocation(path.toString(), 1, 1), "(file)", problem, expected);
    }
}
