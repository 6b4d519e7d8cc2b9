package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.InetSocketAddress;

/** What a transport does for datagrams beyond Netty's common channel. */
interface DatagramTransport {
    /** Makes a socket whose reads take many datagrams at once where the system can. */
    DatagramChannel open(SocketProtocolFamily family);

    /** How many octets a read takes; each datagram whole. */
    int readLength();

    /** Whether a bound socket can be connected without the loss of what it has received. */
    boolean connects();

    /** Lets another socket of this process be bound to the same address and port; both must be asked. */
    void shareAddress(Channel channel);

    /** Sends a datagram without octets: Netty's channels take such a write for done. */
    void sendEmpty(Channel channel, InetSocketAddress to) throws IOException;

    /** Whether the kernel segments datagrams. */
    boolean segments();
}
