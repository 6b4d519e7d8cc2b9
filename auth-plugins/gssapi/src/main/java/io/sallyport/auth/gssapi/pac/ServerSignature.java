package io.sallyport.auth.gssapi.pac;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.kerberos.KerberosKey;

/**
 * The server signature of a PAC ([MS-PAC] 2.8): only who has the service's key can have made it, and the client has
 * not. It covers the whole PAC except both signatures' own octets.
 */
final class ServerSignature {
    private static final int TYPE = Integer.BYTES;

    private ServerSignature() {}

    static void verify(PacBuffers pac, List<KerberosKey> keys) throws InvalidPacException {
        PacBuffers.Buffer server = buffer(pac, PacBuffers.SERVER_CHECKSUM);
        PacBuffers.Buffer kdc = buffer(pac, PacBuffers.KDC_CHECKSUM);
        byte[] signed = pac.octets().clone();
        for (PacBuffers.Buffer signature : List.of(server, kdc)) {
            Arrays.fill(signed, signature.offset() + TYPE, signature.end(), (byte) 0);
        }
        Octets signature = Octets.of(Arrays.copyOfRange(pac.octets(), server.offset(), server.end()));
        PacChecksum checksum = PacChecksum.ofType(signature.u32())
                .orElseThrow(() -> new InvalidPacException(PacReasons.SIGNATURE_TYPE));
        if (signature.remaining() != checksum.length()) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
        requireMatch(checksum, signature.take(checksum.length()), signed, keys);
    }

    private static PacBuffers.Buffer buffer(PacBuffers pac, long type) throws InvalidPacException {
        return pac.where(type)
                .filter(buffer -> buffer.length() > TYPE)
                .orElseThrow(() -> new InvalidPacException(PacReasons.UNSIGNED));
    }

    private static void requireMatch(PacChecksum checksum, byte[] signature, byte[] signed, List<KerberosKey> keys)
            throws InvalidPacException {
        boolean tried = false;
        for (KerberosKey key : keys) {
            byte[] octets = key.getEncoded();
            try {
                if (checksum.takes(key.getKeyType(), octets.length)) {
                    tried = true;
                    if (MessageDigest.isEqual(checksum.compute(octets, signed), signature)) {
                        return;
                    }
                }
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        }
        throw new InvalidPacException(tried ? PacReasons.BAD_SIGNATURE : PacReasons.NO_KEY);
    }
}
