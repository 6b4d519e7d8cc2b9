package io.sallyport.gateway.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.OptionalLong;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Root and the gateway's own user, as the kernel saw who connected. The mode of the socket's file keeps others out already;
 * whoever inherits a descriptor, or is let in by a changed mode, is found here.
 *
 * <p>The JDK gives users of this file system and of sockets as equal if their numbers are.
 */
final class OwnUsers implements ControlPeers {
    /** Its owner is the user whose rights the process has; a file's may be whoever a file system says. */
    private static final Path SELF = Path.of("/proc/self");

    private static final long ROOT_NUMBER = 0;

    private final UserPrincipal root;
    private final UserPrincipal self;
    private final long selfNumber;

    OwnUsers() throws IOException {
        root = SELF.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(String.valueOf(ROOT_NUMBER));
        self = Files.getOwner(SELF);
        selfNumber = Integer.toUnsignedLong((int) Files.getAttribute(SELF, "unix:uid"));
    }

    @Override
    public OptionalLong admitted(SocketChannel client) throws IOException {
        UnixDomainPrincipal peer = client.getOption(ExtendedSocketOptions.SO_PEERCRED);
        if (self.equals(peer.user())) {
            return OptionalLong.of(selfNumber);
        }
        return root.equals(peer.user()) ? OptionalLong.of(ROOT_NUMBER) : OptionalLong.empty();
    }
}
