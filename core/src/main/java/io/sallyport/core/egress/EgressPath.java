package io.sallyport.core.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A way out.
 *
 * @param destination where it leads
 * @param source the address of this host that it begins at; empty to let the system choose
 */
public record EgressPath(InetSocketAddress destination, Optional<InetAddress> source) {}
