package io.sallyport.core.server;

import io.sallyport.core.server.ListenerPlace.UnixSocket;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a Unix-domain socket: made in a folder that nobody else may enter, and linked to its place when mode and
 * group are right. A link replaces nothing, whatever has come there meanwhile.
 *
 * @param <L> what listens there
 */
public final class UnixSocketFile<L extends Closeable> {
    /** How much longer than its folder the path of the socket is while it is hidden. */
    static final int HIDDEN_LENGTH = "/.s01234567/s".length();

    private static final Logger log = LoggerFactory.getLogger(UnixSocketFile.class);
    private static final int FILE_TYPE = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;
    private final Object key;
    private final L listener;

    private UnixSocketFile(Path path, L listener) throws IOException {
        this.path = path;
        this.key = key(path);
        this.listener = listener;
    }

    /**
     * Listens at a path that nobody can reach yet.
     *
     * @param <L> what listens there
     */
    @FunctionalInterface
    public interface Listening<L> {
        L at(Path hidden) throws IOException;
    }

    /**
     * Makes it.
     *
     * @throws IOException if it cannot be; what is in its place is still there then, unless it was a socket that nobody
     *     listened on
     */
    public static <L extends Closeable> UnixSocketFile<L> make(UnixSocket place, Listening<L> listening)
            throws IOException {
        SocketFolder.check(place.folder());
        removeStale(place.path());
        Path folder = place.folder()
                .resolve(".s"
                        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
        createFolder(folder);
        Path hidden = folder.resolve("s");
        try {
            return show(listening.at(hidden), hidden, place);
        } finally {
            Files.deleteIfExists(hidden);
            Files.deleteIfExists(folder);
        }
    }

    private static <L extends Closeable> UnixSocketFile<L> show(L listener, Path hidden, UnixSocket place)
            throws IOException {
        try {
            permit(hidden, place);
            Files.createLink(place.path(), hidden);
            return new UnixSocketFile<>(place.path(), listener);
        } catch (FileAlreadyExistsException e) {
            listener.close();
            throw new IOException(place.path() + " has come to be there at this moment; it is left alone", e);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** What listens there. */
    public L listener() {
        return listener;
    }

    private static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (NoSuchFileException e) {
            throw new IOException("no such folder: " + folder.getParent(), e);
        }
    }

    private static void permit(Path hidden, UnixSocket place) throws IOException {
        PosixFileAttributeView view =
                Objects.requireNonNull(Files.getFileAttributeView(hidden, PosixFileAttributeView.class));
        if (place.group().isPresent()) {
            view.setGroup(group(hidden, place.group().get()));
        }
        view.setPermissions(place.mode());
    }

    private static GroupPrincipal group(Path file, String name) throws IOException {
        try {
            return file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name);
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException("no such group: " + name, e);
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Object before = key(path);
        if (!isSocket(path)) {
            throw new IOException(
                    path + " is there and is no socket (expected: nothing, or a socket that nobody listens"
                            + " on); it is left alone");
        }
        if (isListenedOn(path)) {
            throw new IOException(path + " is a socket that somebody listens on; it is left alone");
        }
        if (before.equals(key(path))) {
            Files.delete(path);
            log.info("removed {}, a socket that nobody listened on", path);
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (mode & FILE_TYPE) == SOCKET;
    }

    /** It must not wait: a socket whose queue is full would let it. */
    private static boolean isListenedOn(Path path) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException refused) {
            return false;
        } catch (IOException e) {
            throw new IOException(
                    path + " is a socket of which nobody can say whether it is listened on; it is left alone: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Object key(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS)
                + ":"
                + Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes it, if it is still the one that was made. */
    public void remove() {
        try {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && key.equals(key(path))) {
                Files.delete(path);
            }
        } catch (IOException e) {
            log.warn("cannot remove {}: {}", path, e.toString());
        }
    }
}
