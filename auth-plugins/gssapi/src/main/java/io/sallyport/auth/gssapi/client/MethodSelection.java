package io.sallyport.auth.gssapi.client;

import java.io.IOException;

/** RFC 1928 section 3, with one method only: the gateway has no choice that would weaken the login. */
final class MethodSelection {
    private static final int VERSION = 0x05;
    private static final int NO_ACCEPTABLE_METHOD = 0xFF;

    private MethodSelection() {}

    static void select(Channel channel, int method) throws IOException {
        channel.out().write(new byte[] {VERSION, 1, (byte) method});
        int version = Reading.octet(channel.in());
        if (version != VERSION) {
            throw new ClientException("X'%02X' from the gateway (expected: X'05', SOCKS5)".formatted(version));
        }
        int selected = Reading.octet(channel.in());
        if (selected == NO_ACCEPTABLE_METHOD) {
            throw new ClientException("the gateway does not take this client by method X'%02X'".formatted(method));
        }
        if (selected != method) {
            throw new ClientException("the gateway selected method X'%02X' (expected: X'%02X', the only one offered)"
                    .formatted(selected, method));
        }
    }
}
