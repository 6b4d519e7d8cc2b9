package io.sallyport.core.association;

import io.sallyport.core.egress.Resolver;

/**
 * What every association of the gateway works with.
 *
 * @param sockets opens its sockets
 * @param resolver names to addresses
 * @param registry where it is counted and known
 */
public record AssociationServices(DatagramSockets sockets, Resolver resolver, Associations registry) {}
