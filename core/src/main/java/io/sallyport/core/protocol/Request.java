package io.sallyport.core.protocol;

import io.sallyport.core.spi.policy.Command;
import java.util.Optional;

/**
 * What a client asks for, RFC 1928 section 4, or the request of SOCKS4.
 *
 * @param version the version it was asked in
 * @param commandOctet CMD or CD
 * @param address DST.ADDR
 * @param port DST.PORT
 * @param userId the USERID of SOCKS4, one character for each octet
 */
public record Request(SocksVersion version, int commandOctet, SocksAddress address, int port, Optional<String> userId) {

    /** The command, if it is one that the version knows. */
    public Optional<Command> command() {
        return switch (commandOctet) {
            case 0x01 -> Optional.of(Command.CONNECT);
            case 0x02 -> Optional.of(Command.BIND);
            case 0x03 -> version == SocksVersion.SOCKS5 ? Optional.of(Command.UDP_ASSOCIATE) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
