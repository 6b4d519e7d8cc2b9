package io.sallyport.core.epoll;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The close of a socket that has nothing left to write. */
public final class Closing {
    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /**
     * Closes one on its event loop: the descriptor first, where there is one. Netty's channel then has nothing to ask the
     * kernel for (how long to linger, to forget the interest) that closing a descriptor answers too.
     */
    public static void close(Channel channel) {
        if (channel instanceof EpollSocketChannel socket && socket.isRegistered()) {
            closeDescriptor(socket);
        }
        channel.close();
    }

    /** Ends the output of a socket that has nothing left to write, past its channel. */
    static void endOutput(UnixChannel channel) throws IOException {
        if (channel instanceof TcpChannel tcp) {
            tcp.endSocket(false, true);
        } else {
            ((Socket) channel.fd()).shutdown(false, true);
        }
    }

    private static void closeDescriptor(EpollSocketChannel socket) {
        try {
            socket.fd().close();
        } catch (IOException e) {
            log.debug("a descriptor was closed with an error: {}", e.getMessage());
        }
    }
}
