package io.sallyport.core.inbound;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Which addresses are this host's: the system is asked once in a second at most, whoever asks for how many. */
public final class HostAddresses {
    /** Those of the machine that this runs on. */
    public static final HostAddresses SYSTEM = new HostAddresses(HostAddresses::all, System::nanoTime);

    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);

    private final Source source;
    private final LongSupplier nanoTime;
    private volatile Known known;

    HostAddresses(Source source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.known = new Known(Set.of(), nanoTime.getAsLong() - GOOD_FOR);
    }

    /** Whether a socket of this host may be reached there; so it is, too, if nobody can say. */
    public boolean has(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return true;
        }
        try {
            return current().addresses().contains(address);
        } catch (SocketException e) {
            return true;
        }
    }

    /** Whether this host has an interface of that name, as far as that can be told. */
    public static boolean hasInterface(String name) {
        try {
            return NetworkInterface.getByName(name) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private Known current() throws SocketException {
        Known before = known;
        long now = nanoTime.getAsLong();
        if (now - before.at() < GOOD_FOR) {
            return before;
        }
        Known asked = new Known(source.addresses(), now);
        known = asked;
        return asked;
    }

    static Set<InetAddress> all() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Says which addresses there are. */
    @FunctionalInterface
    interface Source {
        Set<InetAddress> addresses() throws SocketException;
    }

    private record Known(Set<InetAddress> addresses, long at) {}
}
