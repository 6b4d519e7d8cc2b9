package io.sallyport.auth.gssapi.token;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.security.auth.kerberos.EncryptionKey;

/**
 * A genuine token of the initiator in a form that ours never has, but that other implementations send.
 *
 * @param fields the header's first eight octets, with EC and without RRC
 */
record CraftedToken(long fields, long sequence) {
    static final long SEALED = 0x0504_06FF_0000_0000L;
    static final long SIGNED = 0x0504_04FF_0000_0000L;

    static CraftedToken sealed(int extraCount) {
        return new CraftedToken(SEALED | (long) extraCount << 16, TokenPeers.INITIATOR_FIRST);
    }

    /** Says in the encrypted copy of the header what the caller likes. */
    byte[] seal(EncryptionKey key, byte[] plaintext, long copiedFields, int filling) {
        EncryptionType type = EncryptionType.of(key.getKeyType());
        int length = AesCbc.BLOCK + plaintext.length + filling + WrapTokenHeader.LENGTH;
        Workspace space = Workspace.ofThread(length);
        Arrays.fill(space.in(), Workspace.START, Workspace.START + length, (byte) 0xEE);
        System.arraycopy(plaintext, 0, space.in(), Workspace.START + AesCbc.BLOCK, plaintext.length);
        space.putHeader(Workspace.START + length - WrapTokenHeader.LENGTH, copiedFields, sequence);
        BaseKey base = new BaseKey(type, key.getEncoded());
        DirectionKeys.sealing(base, 24, true).seal(space, length);
        return ByteBuffer.allocate(WrapTokenHeader.LENGTH + length + type.macLength())
                .putLong(fields)
                .putLong(sequence)
                .put(space.out(), Workspace.START, length + type.macLength())
                .array();
    }

    byte[] seal(EncryptionKey key, byte[] plaintext) {
        return seal(key, plaintext, fields, (int) (fields >>> 16) & 0xFFFF);
    }

    /** Rotates everything behind the header to the right, and says so. */
    static byte[] rotated(byte[] token, int by) {
        int length = token.length - WrapTokenHeader.LENGTH;
        byte[] rotated = token.clone();
        rotated[6] = (byte) (by >>> 8);
        rotated[7] = (byte) by;
        for (int i = 0; i < length; i++) {
            rotated[WrapTokenHeader.LENGTH + (i + by) % length] = token[WrapTokenHeader.LENGTH + i];
        }
        return rotated;
    }
}
