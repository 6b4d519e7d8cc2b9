package io.sallyport.core.server;

import io.sallyport.core.tls.ListenerTls;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where the gateway listens.
 *
 * @param name what policy and log call it
 * @param address address and port; port 0 lets the system choose
 * @param socks4 whether SOCKS4 and SOCKS4a are spoken besides SOCKS5
 * @param tls what clients are shown there in TLS, if they speak it
 */
public record ListenerSettings(String name, InetSocketAddress address, boolean socks4, Optional<ListenerTls> tls) {}
