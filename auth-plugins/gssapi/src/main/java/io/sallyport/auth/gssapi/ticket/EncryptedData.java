package io.sallyport.auth.gssapi.ticket;

import java.util.Optional;

/**
 * {@code EncryptedData} of RFC 4120 section 5.2.9.
 *
 * @param enctype the number of the encryption type
 * @param version of the key, if the KDC says so
 * @param cipher the octets; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncryptedData(int enctype, Optional<Integer> version, byte[] cipher) {
    static EncryptedData read(Der field) throws UnreadableException {
        Der data = field.only(Der.SEQUENCE);
        int enctype = data.field(0).integer();
        Optional<Der> version = data.optionalField(1);
        byte[] cipher = data.field(2).only(Der.OCTET_STRING).octets();
        data.end();
        return new EncryptedData(
                enctype,
                version.isPresent() ? Optional.of((int) version.get().unsigned()) : Optional.empty(),
                cipher);
    }
}
