package io.sallyport.core.association;

import io.sallyport.core.protocol.DatagramHeader;
import java.net.InetSocketAddress;

/** An address and port that the client has sent to, which may answer. */
final class Peer {
    private final byte[] header;
    private RuleUse use;
    private int destinations;

    Peer(InetSocketAddress address, RuleUse use) {
        this.header = DatagramHeader.of(address);
        this.use = use;
    }

    /** What goes before its datagrams on their way to the client. */
    byte[] header() {
        return header;
    }

    RuleUse use() {
        return use;
    }

    /** One more destination, as the client asked it, is this address. */
    void added(RuleUse by) {
        use = by;
        destinations++;
    }

    /** One destination less; tells whether it was the last. */
    boolean removed() {
        destinations--;
        return destinations == 0;
    }
}
