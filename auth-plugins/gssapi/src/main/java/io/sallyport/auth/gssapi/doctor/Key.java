package io.sallyport.auth.gssapi.doctor;

import java.time.Instant;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;

/**
 * One key of a keytab.
 *
 * @param principal whose, with the realm
 * @param version the key version number
 * @param type the number of its encryption type
 * @param written when it was put there
 * @param octets the key itself; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Key(String principal, long version, int type, Instant written, byte[] octets) {
    boolean isAccepted() {
        return EncryptionTypes.isAccepted(type);
    }

    KerberosKey toKerberosKey() {
        return new KerberosKey(new KerberosPrincipal(principal), octets, type, (int) version);
    }

    /** Names the key without showing it. */
    @Override
    public String toString() {
        return principal + " kvno " + version + " " + EncryptionTypes.name(type);
    }
}
