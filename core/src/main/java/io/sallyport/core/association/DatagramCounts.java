package io.sallyport.core.association;

import io.sallyport.core.spi.audit.SessionRecord.Traffic;

/** How much was relayed each way. */
final class DatagramCounts {
    private long fromClient;
    private long toClient;
    private long octetsFromClient;
    private long octetsToClient;

    void fromClient(int octets) {
        fromClient++;
        octetsFromClient += octets;
    }

    void toClient(int octets) {
        toClient++;
        octetsToClient += octets;
    }

    long fromClient() {
        return fromClient;
    }

    long toClient() {
        return toClient;
    }

    Traffic traffic() {
        return new Traffic(octetsFromClient, octetsToClient);
    }
}
