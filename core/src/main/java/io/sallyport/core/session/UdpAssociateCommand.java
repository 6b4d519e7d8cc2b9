package io.sallyport.core.session;

import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.spi.policy.Destination;

/** UDP ASSOCIATE, RFC 1928 section 4, which is not supported yet. */
final class UdpAssociateCommand implements RequestedCommand {
    @Override
    public void begin(AwaitingRequest awaiting, Request request, Destination destination) throws ProtocolException {
        throw new ProtocolException(Reasons.COMMAND_NOT_SUPPORTED.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
    }
}
