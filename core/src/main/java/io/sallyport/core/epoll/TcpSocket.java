package io.sallyport.core.epoll;

import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.Socket;
import java.net.Inet4Address;
import java.net.InetAddress;

/** A TCP socket of the family of what it is to be connected to: one of IPv6 reaches both, but costs a call to be told so. */
final class TcpSocket extends Socket {
    private TcpSocket(int descriptor) {
        super(descriptor);
    }

    static Socket open(InetAddress destination) {
        boolean ipv4 = destination instanceof Inet4Address;
        return new TcpSocket(newSocketStream0(ipv4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6));
    }
}
