package io.sallyport.core.session;

import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.protocol.Socks4RequestDecoder;
import io.sallyport.core.protocol.Socks5RequestDecoder;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Destination;
import java.util.Optional;

/** From the octets of a request to the command that it asks for. */
final class RequestPhase {
    private final Session session;
    private final RequestedCommand connect;
    private final RequestedCommand bind;
    private final RequestedCommand udpAssociate;
    private final RequestedCommand icmp;

    RequestPhase(Session session, Access access) {
        this.session = session;
        RequestRefusals refusals = new RequestRefusals(session);
        PermissionSteps permission = new PermissionSteps(session, access, refusals);
        this.connect = new ConnectCommand(session, permission, refusals);
        this.bind = new BindCommand(session, access, permission, refusals);
        this.udpAssociate = new UdpAssociateCommand(session, access, refusals);
        this.icmp = new IcmpCommand(session, permission, refusals);
    }

    boolean take(AwaitingRequest awaiting) throws ProtocolException {
        Optional<Request> request = awaiting.version() == SocksVersion.SOCKS5
                ? Socks5RequestDecoder.decode(session.link().received())
                : Socks4RequestDecoder.decode(session.link().received());
        if (request.isEmpty()) {
            return false;
        }
        session.negotiated();
        begin(awaiting, request.get());
        return true;
    }

    private void begin(AwaitingRequest awaiting, Request request) throws ProtocolException {
        session.journal().asked(request, Optional.empty());
        RequestedCommand command = request.command().map(this::commandOf).orElseThrow(RequestPhase::unknown);
        checkForUnixSocket(request);
        Destination destination = RequestedDestination.of(request);
        session.journal().asked(request, Optional.of(destination.host()));
        command.begin(awaiting, request, destination);
    }

    /** Peers and datagrams come to an address that the client can reach; of one on a Unix-domain socket nobody knows any. */
    private void checkForUnixSocket(Request request) throws ProtocolException {
        boolean needsNetwork = request.command()
                .filter(command -> command == Command.BIND || command == Command.UDP_ASSOCIATE)
                .isPresent();
        if (needsNetwork && session.client().unixPeer().isPresent()) {
            throw new ProtocolException(Reasons.COMMAND_NOT_FOR_UNIX_SOCKET.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
        }
    }

    private RequestedCommand commandOf(Command command) {
        return switch (command) {
            case CONNECT -> connect;
            case BIND -> bind;
            case UDP_ASSOCIATE -> udpAssociate;
            case PING, TRACEROUTE -> icmp;
        };
    }

    private static ProtocolException unknown() {
        return new ProtocolException(Reasons.UNKNOWN_COMMAND.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
    }
}
