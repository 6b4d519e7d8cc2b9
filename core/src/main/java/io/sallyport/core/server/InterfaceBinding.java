package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.channel.unix.UnixChannel;
import io.sallyport.core.egress.UnusableInterfaceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Holds a socket that is not connected yet to one interface of this host. */
final class InterfaceBinding {
    /** IFNAMSIZ, with the octet that ends the name. */
    private static final int NAME_SIZE = 16;

    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final ChannelOption<ByteBuffer> BIND_TO_DEVICE =
            new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, SO_BINDTODEVICE, NAME_SIZE);

    private InterfaceBinding() {}

    /** Binds it, or throws: a socket that goes out by another interface is none. */
    static void bind(Channel channel, String networkInterface) {
        if (!(channel instanceof UnixChannel)) {
            throw new UnusableInterfaceException("only the transport epoll binds to an interface");
        }
        byte[] name = networkInterface.getBytes(StandardCharsets.US_ASCII);
        if (name.length == 0 || name.length >= NAME_SIZE) {
            throw new UnusableInterfaceException("no name of an interface");
        }
        ByteBuffer value = ByteBuffer.allocateDirect(NAME_SIZE).put(name).rewind();
        try {
            if (!channel.config().setOption(BIND_TO_DEVICE, value)) {
                throw new UnusableInterfaceException("the channel does not know SO_BINDTODEVICE");
            }
        } catch (ChannelException e) {
            throw new UnusableInterfaceException("not bound to " + networkInterface, e);
        }
    }
}
