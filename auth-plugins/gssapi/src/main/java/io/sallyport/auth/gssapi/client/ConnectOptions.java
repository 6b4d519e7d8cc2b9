package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.ProtectionLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client's command is to do.
 *
 * @param via the gateway
 * @param request what it is to ask the gateway for
 * @param destination towards which destination; without a port where there is none
 * @param login how to authenticate
 * @param connectTimeout for everything until the destination is connected
 */
record ConnectOptions(
        HostAndPort via, SocksRequest request, HostAndPort destination, Login login, Duration connectTimeout) {
    static final String USAGE = """
            Usage: connect --via HOST:PORT [--gssapi | --user NAME] [OPTION]... DEST:PORT
            Connects standard input and output to DEST:PORT through a SOCKS5 gateway. An IPv6 address stands
            in brackets; a name is sent as it is, and the gateway resolves it. As ssh's ProxyCommand:
              ssh -o ProxyCommand='sallyport connect --via HOST:1080 --gssapi [%h]:%p' DEST
              --via HOST:PORT         the gateway
              --gssapi                log in by Kerberos, with the tickets of kinit (KRB5CCNAME=FILE:...)
              --service NAME@HOST     with --gssapi: the gateway's service (default: rcmd@ and the gateway's host),
                                      or a whole principal, NAME/HOST@REALM
              --level LEVEL           with --gssapi: integrity or confidentiality (default)
              --accept-integrity      with --gssapi: go on if the gateway grants integrity only
              --user NAME             log in by a password, which the gateway and whoever is on the way there see
              --password-file FILE    with --user: the password is its first line (default: ask on the terminal)
              --connect-timeout N     give up if DEST is not connected within N seconds (default: 60)
            """;

    /** How to authenticate. */
    sealed interface Login {
        /** The METHOD octet of RFC 1928. */
        int method();
    }

    /** X'00'. */
    record Anonymous() implements Login {
        @Override
        public int method() {
            return 0x00;
        }
    }

    /**
     * X'01'.
     *
     * @param service the name of the gateway's service
     * @param level what to ask for
     * @param leastLevel what to be content with
     */
    record Gssapi(String service, ProtectionLevel level, ProtectionLevel leastLevel) implements Login {
        @Override
        public int method() {
            return 0x01;
        }
    }

    /**
     * X'02'.
     *
     * @param user the name
     * @param passwordFile absent for the terminal
     */
    record Password(String user, Optional<Path> passwordFile) implements Login {
        @Override
        public int method() {
            return 0x02;
        }
    }
}
