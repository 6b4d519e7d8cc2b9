package io.sallyport.core.abuse;

import java.net.InetAddress;
import java.util.List;

/**
 * The addresses that have their first bits in common.
 *
 * @param address one of them
 * @param prefix how many bits
 */
public record Network(InetAddress address, int prefix) {
    /** Tells whether an address is one of them; never one of the other family. */
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
            int mask = 0xFF00 >> Math.min(Byte.SIZE, prefix - bit);
            int octet = bit / Byte.SIZE;
            if (((ours[octet] ^ theirs[octet]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether an address is in one of the networks. */
    public static boolean anyContains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
