package io.sallyport.core.session;

import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.spi.policy.Destination;

/** What follows a request: one implementation for each command that the gateway does. */
interface RequestedCommand {
    /**
     * Begins what the client asked for, and moves the session on.
     *
     * @param awaiting the state that the request was read in
     * @param request the request; its command is this one
     * @param destination DST in its canonical form
     * @throws ProtocolException if the request makes no sense for this command
     */
    void begin(AwaitingRequest awaiting, Request request, Destination destination) throws ProtocolException;
}
