package io.sallyport.auth.gssapi.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.EnumMap;

/**
 * What one thread needs while it works on a token, for whatever connection: so an idle connection holds none of it. It
 * grows to the longest token, which the caller bounds.
 */
final class Workspace {
    /** Where the octets begin in both areas: a block of zeros is before them, RFC 8009's initial vector. */
    static final int START = AesCbc.BLOCK;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);
    private static final int SMALLEST = 4096;
    private static final int LONGEST_HASH = 48;

    private final EnumMap<HashFunction, MessageDigest> digests = new EnumMap<>(HashFunction.class);
    private final Confounders confounders = new Confounders();
    private final byte[] mac = new byte[LONGEST_HASH];
    private final byte[] received = new byte[LONGEST_HASH];
    private final byte[] block = new byte[AesCbc.BLOCK];
    private byte[] in = new byte[SMALLEST];
    private byte[] out = new byte[SMALLEST];

    private Workspace() {
        for (HashFunction hash : HashFunction.values()) {
            digests.put(hash, hash.newDigest());
        }
    }

    /** The current thread's, with room for so many octets and as much again as a token needs beside its plaintext. */
    static Workspace ofThread(int octets) {
        Workspace space = OF_THREAD.get();
        space.reserve(octets + SMALLEST / 4);
        return space;
    }

    private void reserve(int octets) {
        if (in.length < octets) {
            int length = Math.max(octets, 2 * in.length);
            in = new byte[length];
            out = new byte[length];
        }
    }

    MessageDigest digest(HashFunction hash) {
        MessageDigest digest = digests.get(hash);
        if (digest == null) {
            throw new IllegalStateException("no digest for " + hash);
        }
        return digest;
    }

    /** Writes a header into the area that is read. */
    void putHeader(int at, long fields, long sequence) {
        LONG.set(in, at, fields);
        LONG.set(in, at + Long.BYTES, sequence);
    }

    /** Whether the area that was written has this header's copy there. */
    boolean holdsHeader(int at, WrapTokenHeader header) {
        return header.agreesWith((long) LONG.get(out, at), (long) LONG.get(out, at + Long.BYTES));
    }

    Confounders confounders() {
        return confounders;
    }

    byte[] in() {
        return in;
    }

    byte[] out() {
        return out;
    }

    byte[] mac() {
        return mac;
    }

    byte[] received() {
        return received;
    }

    byte[] block() {
        return block;
    }
}
