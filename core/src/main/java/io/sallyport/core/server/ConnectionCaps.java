package io.sallyport.core.server;

/**
 * How many client connections there may be.
 *
 * @param total in all; the descriptors of the process may allow fewer, see {@link Descriptors}
 * @param perSource from one source address
 */
public record ConnectionCaps(int total, int perSource) {}
