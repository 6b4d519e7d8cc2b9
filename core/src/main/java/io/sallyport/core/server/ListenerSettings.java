package io.sallyport.core.server;

import java.net.InetSocketAddress;

/**
 * Where the gateway listens.
 *
 * @param name what policy and log call it
 * @param address address and port; port 0 lets the system choose
 * @param socks4 whether SOCKS4 and SOCKS4a are spoken besides SOCKS5
 */
public record ListenerSettings(String name, InetSocketAddress address, boolean socks4) {}
