package io.sallyport.auth.gssapi.ticket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The realms between the client's and the service's, {@code TransitedEncoding} of RFC 4120 section 5.3: each of them
 * could have made the client up.
 *
 * @param type of the encoding
 * @param contents the realms, empty for none
 * @param checked whether the service's own KDC found that these realms may speak for the client's
 */
public record Transited(int type, String contents, boolean checked) {
    private static final int DOMAIN_X500_COMPRESS = 1;

    static Transited read(Der field, boolean checked) throws UnreadableException {
        Der encoding = field.only(Der.SEQUENCE);
        int type = encoding.field(0).integer();
        byte[] contents = encoding.field(1).only(Der.OCTET_STRING).octets();
        encoding.end();
        return new Transited(type, new String(contents, StandardCharsets.UTF_8), checked);
    }

    /**
     * Whether nobody stands between, or nobody but these realms.
     *
     * @param realms whom to trust; compressed names (RFC 4120 section 3.3.3.2) are none of them
     */
    public boolean isTrusted(List<String> realms) {
        return checked
                || contents.isEmpty()
                || (type == DOMAIN_X500_COMPRESS
                        && Stream.of(contents.split(",", -1))
                                .allMatch(name -> !isCompressed(name) && realms.contains(name)));
    }

    private static boolean isCompressed(String name) {
        return name.startsWith("/") || name.endsWith(".");
    }
}
