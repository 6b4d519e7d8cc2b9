package io.sallyport.auth.gssapi.pac;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.kerberos.KerberosKey;

/** Changes a PAC and signs it again with the service's key, as a wrong KDC could: what comes behind the signature. */
final class PacEditor {
    private static final int HEADER = 8;
    private static final int ENTRY = 16;

    final ByteBuffer pac;

    PacEditor(byte[] pac) {
        this.pac = ByteBuffer.wrap(pac.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the entry of a buffer's type stands. */
    int entry(long type) {
        int at = HEADER;
        while (pac.getInt(at) != type) {
            at += ENTRY;
        }
        return at;
    }

    int offset(long type) {
        return (int) pac.getLong(entry(type) + 8);
    }

    int length(long type) {
        return pac.getInt(entry(type) + 4);
    }

    PacEditor putInt(int at, int value) {
        pac.putInt(at, value);
        return this;
    }

    PacEditor putLong(int at, long value) {
        pac.putLong(at, value);
        return this;
    }

    /** Puts a number into the logon information. */
    PacEditor logonInt(int at, int value) {
        return putInt(offset(PacBuffers.LOGON_INFO) + at, value);
    }

    byte[] unsigned() {
        return pac.array().clone();
    }

    byte[] signed(List<KerberosKey> keys) {
        byte[] zeroed = unsigned();
        for (long type : List.of(PacBuffers.SERVER_CHECKSUM, PacBuffers.KDC_CHECKSUM)) {
            Arrays.fill(zeroed, offset(type) + 4, offset(type) + length(type), (byte) 0);
        }
        int at = offset(PacBuffers.SERVER_CHECKSUM);
        PacChecksum checksum = PacChecksum.ofType(pac.getInt(at)).orElseThrow();
        KerberosKey key = keys.stream()
                .filter(candidate -> checksum.takes(candidate.getKeyType(), candidate.getEncoded().length))
                .findFirst()
                .orElseThrow();
        byte[] signed = unsigned();
        byte[] signature = checksum.compute(key.getEncoded(), zeroed);
        System.arraycopy(signature, 0, signed, at + 4, signature.length);
        return signed;
    }
}
