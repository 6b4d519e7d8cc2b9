package io.sallyport.core.spi.policy;

import io.sallyport.core.spi.ClientInfo;

/**
 * Decides who may pass. Asked from every event loop at the same time, for every connection and every destination: answers
 * at once, from memory.
 */
public interface AccessPolicy {
    /**
     * Asked when a client has connected, before its first octet is read.
     *
     * @param client who connected
     */
    Admission admit(ClientInfo client);

    /**
     * Asked when the client begins to speak: which methods it may use.
     *
     * @param client who connected
     */
    MethodOffer methodsFor(ClientInfo client);

    /**
     * Asked for a request, again for every address that its name resolves to, and never later than the first octet is
     * relayed. Of a UDP ASSOCIATE request first whether there may be an association ({@link Phase#ASSOCIATION}: permitted
     * if some destination could be), then for each destination of its datagrams, and for those in use again from time to
     * time.
     *
     * @param request the facts
     */
    Decision decide(AccessRequest request);
}
