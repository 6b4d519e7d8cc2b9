package io.sallyport.core.server;

import io.netty.channel.ChannelException;
import io.netty.channel.unix.Socket;
import io.sallyport.core.server.ListenerPlace.Inherited;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sockets that whoever started this process has opened for it, as sd_listen_fds(3) has it. Java leaves the variables
 * to its own child processes, which are not the process that they name, and closes the descriptors for them.
 */
public final class InheritedSockets {
    /** Linux: SOL_SOCKET and its options, and what they say. */
    private static final int SOL_SOCKET = 1;

    private static final int SO_TYPE = 3;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_DOMAIN = 39;
    private static final int SOCK_STREAM = 1;
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int FIRST = 3;
    private static final int MOST = 1024;

    private final Map<String, List<Integer>> descriptors = new LinkedHashMap<>();
    private final Set<String> taken = new TreeSet<>();
    private final String whatThereIs;

    private InheritedSockets(String whatThereIs) {
        this.whatThereIs = whatThereIs;
    }

    /** Reads what the environment of the process with that number says. */
    public static InheritedSockets of(Map<String, String> environment, long pid) {
        String meant = environment.getOrDefault("LISTEN_PID", "");
        String count = environment.getOrDefault("LISTEN_FDS", "");
        if (meant.isEmpty() || count.isEmpty()) {
            return new InheritedSockets("none was passed (LISTEN_PID and LISTEN_FDS are not set)");
        }
        if (!meant.equals(Long.toString(pid))) {
            return new InheritedSockets("those that were passed are for process " + meant + ", and this is " + pid);
        }
        if (!count.matches("[0-9]{1,4}") || Integer.parseInt(count) > MOST) {
            return new InheritedSockets("LISTEN_FDS is '" + count + "'");
        }
        String names = environment.getOrDefault("LISTEN_FDNAMES", "");
        InheritedSockets sockets = new InheritedSockets("those that were passed are called '" + names + "'");
        sockets.name(Integer.parseInt(count), Arrays.asList(names.split(":", -1)));
        return sockets;
    }

    private void name(int count, List<String> names) {
        for (int i = 0; i < count; i++) {
            String name = i < names.size() ? names.get(i) : "unknown";
            descriptors.computeIfAbsent(name, first -> new ArrayList<>()).add(FIRST + i);
        }
    }

    /**
     * Gives the one of that name.
     *
     * @throws IOException if there is none, or more than one, or it is not what a listener needs
     */
    public Inherited take(String name) throws IOException {
        List<Integer> called = descriptors.getOrDefault(name, List.of());
        if (called.isEmpty()) {
            throw new IOException("no socket '" + name + "': " + whatThereIs
                    + " (expected: a .socket unit with FileDescriptorName=" + name + ")");
        }
        if (called.size() > 1 || !taken.add(name)) {
            throw new IOException("socket '" + name + "': " + called.size()
                    + " were passed by that name (expected: one, for" + " one listener)");
        }
        int descriptor = called.get(0);
        return new Inherited(name, descriptor, address(name, descriptor));
    }

    private static SocketAddress address(String name, int descriptor) throws IOException {
        if (!Transport.EPOLL.isAvailable()) {
            throw new IOException("socket '" + name + "': the transport is not epoll");
        }
        Socket socket = socket(name, descriptor);
        int domain = option(name, socket, SO_DOMAIN);
        boolean listens = option(name, socket, SO_TYPE) == SOCK_STREAM && option(name, socket, SO_ACCEPTCONN) != 0;
        if (!listens || (domain != AF_UNIX && domain != AF_INET && domain != AF_INET6)) {
            throw new IOException("socket '" + name + "': descriptor " + descriptor
                    + " is no listening stream socket (expected: ListenStream=, and Accept=no)");
        }
        return domain == AF_UNIX ? socket.localDomainSocketAddress() : socket.localAddress();
    }

    /** Netty says by an unchecked exception that it is none, or that nothing is open by that number. */
    private static Socket socket(String name, int descriptor) throws IOException {
        try {
            return new Socket(descriptor);
        } catch (ChannelException e) {
            throw new IOException(
                    "socket '" + name + "': descriptor " + descriptor + " is no socket: " + e.getMessage(), e);
        }
    }

    private static int option(String name, Socket socket, int option) throws IOException {
        try {
            return socket.getIntOpt(SOL_SOCKET, option);
        } catch (IOException e) {
            throw new IOException(
                    "socket '" + name + "': descriptor " + socket.intValue() + " is no socket: " + e.getMessage(), e);
        }
    }

    /** The names of those that nobody has taken. */
    public Set<String> left() {
        Set<String> left = new TreeSet<>(descriptors.keySet());
        left.removeAll(taken);
        return left;
    }
}
