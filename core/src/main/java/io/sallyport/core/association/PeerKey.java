package io.sallyport.core.association;

import java.net.InetSocketAddress;

/**
 * A key for what is kept about addresses that others choose: whatever an IPv6 address hashes to by itself, everybody can make
 * many of it.
 *
 * @param address the address and port
 * @param hash what nobody outside can foresee
 */
record PeerKey(InetSocketAddress address, int hash) {
    @Override
    public boolean equals(Object other) {
        return other instanceof PeerKey key && hash == key.hash && address.equals(key.address);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
