package io.sallyport.core.caps;

/**
 * How many places there are.
 *
 * @param total in all
 * @param perSource for one source: an IPv4 address, or an IPv6 network of 64 bits
 */
public record PlaceCaps(int total, int perSource) {}
