package io.sallyport.auth.gssapi.pac;

import java.util.HashSet;
import java.util.Set;

/**
 * The primitives of one object in NDR (C706 chapter 14), as type serialization version 1 ([MS-RPCE] 2.2.6) packs it.
 * Nothing in it is found by an offset: what a pointer points to stands behind, in the order of the pointers.
 */
final class Ndr {
    private static final int VERSION = 1;
    private static final int LITTLE_ENDIAN = 0x10;
    private static final int COMMON_HEADER = 8;
    private static final int FILLER = 4;
    private static final int ALIGNMENT = 8;

    private final Octets octets;
    private final Set<Long> referents = new HashSet<>();

    private Ndr(Octets octets) {
        this.octets = octets;
    }

    static Ndr open(Octets buffer) throws InvalidPacException {
        require(buffer.u8() == VERSION && buffer.u8() == LITTLE_ENDIAN && buffer.u16() == COMMON_HEADER);
        buffer.skip(FILLER);
        long length = buffer.u32();
        buffer.skip(FILLER);
        require(length % ALIGNMENT == 0 && length <= buffer.remaining());
        Ndr ndr = new Ndr(buffer.part((int) length));
        require(buffer.remaining() < ALIGNMENT && ndr.pointer());
        return ndr;
    }

    Octets octets() {
        return octets;
    }

    /** Reads a pointer: whether there is something that it points to. No two may point to the same. */
    boolean pointer() throws InvalidPacException {
        long referent = octets.u32();
        require(referent == 0 || referents.add(referent));
        return referent != 0;
    }

    /** Reads the number of elements before an array, which was also said elsewhere. */
    void count(long expected) throws InvalidPacException {
        octets.align(Integer.BYTES);
        require(octets.u32() == expected);
    }

    Sid sid() throws InvalidPacException {
        octets.align(Integer.BYTES);
        return Sid.parse(octets);
    }

    /** Refuses if more is left than fills up to the alignment. */
    void end() throws InvalidPacException {
        require(octets.remaining() < ALIGNMENT);
    }

    static void require(boolean condition) throws InvalidPacException {
        if (!condition) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
    }
}
