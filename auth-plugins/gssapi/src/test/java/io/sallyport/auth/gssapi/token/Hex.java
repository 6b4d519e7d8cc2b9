package io.sallyport.auth.gssapi.token;

import java.util.HexFormat;

/** Octets as the RFCs print them. */
final class Hex {
    private Hex() {}

    static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
