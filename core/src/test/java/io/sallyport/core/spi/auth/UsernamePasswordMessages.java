package io.sallyport.core.spi.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Messages of RFC 1929 section 2, for the conversations of methods around a {@link PasswordVerifier}. */
public final class UsernamePasswordMessages {
    private static final byte VERSION = 0x01;

    private UsernamePasswordMessages() {}

    /** The client's message with that name and password, in UTF-8. */
    public static byte[] login(String username, String password) {
        return login(username.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    /** The client's message with those octets. */
    public static byte[] login(byte[] username, byte[] password) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(VERSION);
        message.write(username.length);
        message.writeBytes(username);
        message.write(password.length);
        message.writeBytes(password);
        return message.toByteArray();
    }

    /** The reply to a right password. */
    public static byte[] success() {
        return new byte[] {VERSION, 0};
    }

    /** The reply to everything else. */
    public static byte[] failure() {
        return new byte[] {VERSION, 1};
    }
}
