package io.sallyport.gateway.yaml;

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
import java.util.Optional;

/** Reads a YAML file from disk: bounded, strict UTF-8, written by nobody else. */
public final class YamlFile {
    private static final int MOST_OCTETS = YamlReader.MOST_CHARACTERS;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlFile() {}

    /** Reads the file; messages call it as the path is written. */
    public static YamlDocument read(Path file) {
        String name = file.toString();
        try {
            Optional<FileOwner.Mistake> mistake = FileOwner.check(file);
            return mistake.isPresent()
                    ? refused(name, mistake.get().problem(), mistake.get().expected())
                    : readTrusted(file, name);
        } catch (CharacterCodingException malformed) {
            return refused(name, "invalid UTF-8", "UTF-8");
        } catch (NoSuchFileException missing) {
            return refused(name, "no such file", "a YAML file");
        } catch (IOException unreadable) {
            return refused(name, "cannot be read: " + unreadable, "a readable YAML file");
        }
    }

    private static YamlDocument readTrusted(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            return octets.length > MOST_OCTETS
                    ? refused(name, "longer than 8 MiB", "at most 8 MiB")
                    : YamlReader.read(name, decode(octets));
        }
    }

    private static String decode(byte[] octets) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static YamlDocument refused(String name, String problem, String expected) {
        SourceLocation start = new SourceLocation(name, 1, 1);
        return new YamlDocument(
                Optional.empty(), List.of(new Problem(start, KeyPath.ROOT.toString(), problem, expected)));
    }
}
