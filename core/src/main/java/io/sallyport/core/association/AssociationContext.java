package io.sallyport.core.association;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One association's client and what it may.
 *
 * @param loop where everything happens
 * @param identity who the client is
 * @param client the address of its TCP connection
 * @param declared where it said that it sends from, if it did
 * @param policy decides about destinations
 */
public record AssociationContext(
        EventLoop loop,
        String identity,
        InetAddress client,
        Optional<InetSocketAddress> declared,
        DestinationPolicy policy) {}
