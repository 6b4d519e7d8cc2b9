package io.sallyport.gateway.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file that lines are appended to, readable by its owner only, which may be moved away at any time. */
final class AuditFile implements AuditOutput {
    private final Path path;
    private FileChannel channel;
    private Optional<Object> identity;
    private boolean torn;

    AuditFile(Path path) throws IOException {
        this.path = path;
        this.channel = AuditPath.open(path);
        this.identity = identity(path);
        this.torn = endsWithinALine(path);
    }

    private static Optional<Object> identity(Path path) throws IOException {
        try {
            return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (NoSuchFileException moved) {
            return Optional.empty();
        }
    }

    private static boolean endsWithinALine(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (FileChannel end = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return end.size() > 0 && end.read(last, end.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    @Override
    public void append(ByteBuffer lines) throws IOException {
        if (torn) {
            writeAll(ByteBuffer.wrap(new byte[] {'\n'}));
            torn = false;
        }
        int start = lines.position();
        try {
            writeAll(lines);
        } finally {
            torn = lines.hasRemaining() && lines.position() > start && lines.get(lines.position() - 1) != '\n';
        }
    }

    private void writeAll(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    @Override
    public void refresh() throws IOException {
        if (!identity(path).equals(identity)) {
            reopen();
        }
    }

    @Override
    public void reopen() throws IOException {
        FileChannel next = AuditPath.open(path);
        FileChannel before = channel;
        channel = next;
        identity = identity(path);
        torn = endsWithinALine(path);
        before.close();
    }

    @Override
    public void close() throws IOException {
        try (FileChannel closing = channel) {
            if (Files.isRegularFile(path)) {
                closing.force(true);
            }
        }
    }
}
