package io.sallyport.policy;

import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The gateway's host, as far as it is known now.
 *
 * @param hasAddress whether an address is one of its own
 * @param hasInterface whether it has a network interface of a name
 * @param bindsToInterfaces whether what goes out can be held to an interface at all
 */
public record GatewayHost(
        Predicate<InetAddress> hasAddress, Predicate<String> hasInterface, BooleanSupplier bindsToInterfaces) {
    /** Nothing is known of it, and everything believed. */
    public static final GatewayHost UNKNOWN = new GatewayHost(address -> true, name -> true, () -> true);
}
