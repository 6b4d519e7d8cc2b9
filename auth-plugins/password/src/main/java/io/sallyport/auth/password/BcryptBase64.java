package io.sallyport.auth.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 with the alphabet of bcrypt and no padding. */
final class BcryptBase64 {
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private BcryptBase64() {}

    static byte[] decode(String text) {
        return Base64.getDecoder().decode(translate(text, ALPHABET, STANDARD));
    }

    static String encode(byte[] octets) {
        String standard = new String(Base64.getEncoder().withoutPadding().encode(octets), StandardCharsets.US_ASCII);
        return translate(standard, STANDARD, ALPHABET);
    }

    private static String translate(String text, String from, String to) {
        StringBuilder translated = new StringBuilder(text.length());
        text.chars().forEach(c -> translated.append(to.charAt(from.indexOf(c))));
        return translated.toString();
    }
}
