package io.sallyport.auth.gssapi.doctor;

import java.util.Map;

/** Names of encryption types, and which of them the gateway accepts. */
final class EncryptionTypes {
    private static final Map<Integer, String> ACCEPTED = Map.of(
            17, "aes128-cts-hmac-sha1-96",
            18, "aes256-cts-hmac-sha1-96",
            19, "aes128-cts-hmac-sha256-128",
            20, "aes256-cts-hmac-sha384-192");

    private static final Map<Integer, String> REFUSED = Map.of(
            1, "des-cbc-crc",
            2, "des-cbc-md4",
            3, "des-cbc-md5",
            16, "des3-cbc-sha1",
            23, "rc4-hmac",
            24, "rc4-hmac-exp",
            25, "camellia128-cts-cmac",
            26, "camellia256-cts-cmac");

    private EncryptionTypes() {}

    static boolean isAccepted(int type) {
        return ACCEPTED.containsKey(type);
    }

    static String name(int type) {
        return ACCEPTED.getOrDefault(type, REFUSED.getOrDefault(type, "enctype " + type));
    }
}
