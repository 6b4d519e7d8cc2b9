package io.sallyport.gateway.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;

/** Says whose commands are taken. */
@FunctionalInterface
interface ControlPeers {
    /**
     * The number of the user at the other end.
     *
     * @return empty if that is nobody whose commands are taken
     * @throws IOException if nobody can say who it is
     */
    OptionalLong admitted(SocketChannel client) throws IOException;
}
