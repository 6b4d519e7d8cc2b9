package io.sallyport.core.proxyprotocol;

import io.sallyport.core.spi.ReasonCode;
import java.net.InetSocketAddress;

/** What becomes of a load balancer's connection; exactly one of these is called, on its event loop, or none if it just closes. */
public interface Forwarding {
    /**
     * It is a client's: adds what serves the client to the pipeline's end, or closes the connection.
     *
     * @return whether the client is served
     */
    boolean serve(InetSocketAddress client);

    /** It is refused, and closed. */
    void refused(ReasonCode reason);
}
