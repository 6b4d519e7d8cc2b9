package io.sallyport.core.protocol;

import io.sallyport.core.spi.policy.Command;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for, RFC 1928 section 4, or the request of SOCKS4.
 *
 * @param version the version it was asked in
 * @param commandOctet CMD or CD
 * @param address DST.ADDR
 * @param port DST.PORT
 * @param userId the USERID of SOCKS4, one character for each octet
 * @param flags what RSV asks for; none but for ping and traceroute
 */
public record Request(
        SocksVersion version,
        int commandOctet,
        SocksAddress address,
        int port,
        Optional<String> userId,
        Set<RequestFlag> flags) {
    /** Copies the set. */
    public Request {
        flags = Set.copyOf(flags);
    }

    /** The command, if it is one that the version knows. */
    public Optional<Command> command() {
        return switch (commandOctet) {
            case 0x01 -> Optional.of(Command.CONNECT);
            case 0x02 -> Optional.of(Command.BIND);
            case 0x03 -> ofSocks5(Command.UDP_ASSOCIATE);
            case 0x80 -> ofSocks5(Command.PING);
            case 0x81 -> ofSocks5(Command.TRACEROUTE);
            default -> Optional.empty();
        };
    }

    private Optional<Command> ofSocks5(Command command) {
        return version == SocksVersion.SOCKS5 ? Optional.of(command) : Optional.empty();
    }
}
