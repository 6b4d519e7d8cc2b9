package io.sallyport.core.server;

/**
 * How many client connections there may be.
 *
 * @param total in all; the descriptors of the process may allow fewer, see {@link Descriptors}
 * @param perSource from one source: an IPv4 address, or an IPv6 network of 64 bits
 */
public record ConnectionCaps(int total, int perSource) {}
