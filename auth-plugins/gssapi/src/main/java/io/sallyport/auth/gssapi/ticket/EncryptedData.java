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
        Der data = field.take(Der.SEQUENCE);
        int enctype = data.field(0).integer();
        Optional<Der> version = data.optionalField(1);
        return new EncryptedData(
                enctype,
                version.isPresent() ? Optional.of((int) version.get().unsigned()) : Optional.empty(),
                data.field(2).take(Der.OCTET_STRING).octets());
    }
}
