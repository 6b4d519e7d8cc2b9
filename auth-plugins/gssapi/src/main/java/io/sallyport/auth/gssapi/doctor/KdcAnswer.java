package io.sallyport.auth.gssapi.doctor;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * What a KDC said to an AS-REQ.
 *
 * @param error the number of the error, or none if it gave a ticket
 * @param time the KDC's clock, if it said it
 * @param version which of the client's keys the reply is encrypted in, if it said it
 */
record KdcAnswer(Optional<Long> error, Optional<Instant> time, Optional<Long> version) {
    private static final int STIME = 4;
    private static final int ERROR_CODE = 6;
    private static final int ENC_PART = 6;
    private static final int KVNO = 1;

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is neither an AS-REP nor a KRB-ERROR
     */
    static KdcAnswer parse(byte[] octets) {
        KerberosMessage message = KerberosMessage.parse(ByteBuffer.wrap(octets));
        return switch (message.tag()) {
            case KerberosMessage.KRB_ERROR ->
                new KdcAnswer(message.number(ERROR_CODE), message.time(STIME), Optional.empty());
            case KerberosMessage.AS_REP ->
                new KdcAnswer(Optional.empty(), Optional.empty(), version(message, ENC_PART));
            default -> throw new IllegalArgumentException("an answer that is none of Kerberos");
        };
    }

    /** Gives the key version in the EncryptedData of a field. */
    static Optional<Long> version(KerberosMessage message, int field) {
        return message.message(field).flatMap(encrypted -> encrypted.number(KVNO));
    }
}
