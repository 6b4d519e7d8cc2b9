package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** RFC 1929. */
final class PasswordLogin {
    private static final int VERSION = 0x01;
    private static final int VERSION_AND_LENGTHS = 3;

    private PasswordLogin() {}

    static void run(Channel channel, String user, byte[] password) throws IOException {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(VERSION_AND_LENGTHS + name.length + password.length);
        message.put((byte) VERSION).put((byte) name.length).put(name);
        message.put((byte) password.length).put(password);
        channel.out().write(message.array());
        Arrays.fill(message.array(), (byte) 0);
        int version = Reading.octet(channel.in());
        if (version != VERSION) {
            throw new ClientException(
                    "X'%02X' from the gateway as the version of the password's answer (expected: X'01')"
                            .formatted(version));
        }
        if (Reading.octet(channel.in()) != 0) {
            throw new ClientException("the gateway refused the login (its log says why)");
        }
    }
}
