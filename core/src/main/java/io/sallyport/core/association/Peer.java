package io.sallyport.core.association;

import io.sallyport.core.protocol.DatagramHeader;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** An address and port that the client has sent to, by one spelling or several, which may answer. */
final class Peer {
    private final InetSocketAddress address;
    private final byte[] header;
    private final List<DatagramDestination> spellings = new ArrayList<>(1);
    private DatagramDestination last;

    Peer(InetSocketAddress address, DatagramDestination first) {
        this.address = address;
        this.header = DatagramHeader.of(address);
        this.last = first;
    }

    InetSocketAddress address() {
        return address;
    }

    /** What goes before its datagrams on their way to the client. */
    byte[] header() {
        return header;
    }

    /** The destination that the client has sent to last, of those that are this address: answers are its own. */
    DatagramDestination last() {
        return last;
    }

    void sentTo(DatagramDestination destination) {
        last = destination;
    }

    /** One more destination, as the client asked it, is this address. */
    void added(DatagramDestination destination) {
        spellings.add(destination);
        last = destination;
    }

    /** One destination less; tells whether it was the last one. */
    boolean removed(DatagramDestination destination) {
        spellings.remove(destination);
        if (last == destination && !spellings.isEmpty()) {
            last = spellings.get(spellings.size() - 1);
        }
        return spellings.isEmpty();
    }
}
