package io.sallyport.auth.gssapi.pac;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The buffers of a PACTYPE ([MS-PAC] 2.3): each within the PAC, at most one of a type, no two overlapping.
 *
 * @param octets the whole PAC; not to be changed
 * @param byType where each buffer is
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PacBuffers(byte[] octets, Map<Long, Buffer> byType) {
    static final long LOGON_INFO = 1;
    static final long SERVER_CHECKSUM = 6;
    static final long KDC_CHECKSUM = 7;
    static final long CLIENT_INFO = 10;
    static final long S4U_DELEGATION_INFO = 11;

    private static final int MOST_OCTETS = 0xFFFF;
    private static final int MOST_BUFFERS = 32;
    private static final int HEADER = 8;
    private static final int ENTRY = 16;
    private static final int ALIGNMENT = 8;

    record Buffer(int offset, int length) {
        int end() {
            return offset + length;
        }
    }

    static PacBuffers parse(byte[] pac) throws InvalidPacException {
        Octets octets = Octets.of(pac);
        long count = octets.u32();
        long version = octets.u32();
        require(pac.length <= MOST_OCTETS && count <= MOST_BUFFERS && version == 0);
        Map<Long, Buffer> byType = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long type = octets.u32();
            require(byType.put(type, buffer(octets, HEADER + ENTRY * (int) count, pac.length)) == null);
        }
        requireApart(byType);
        return new PacBuffers(pac, Map.copyOf(byType));
    }

    private static Buffer buffer(Octets octets, int first, int end) throws InvalidPacException {
        long length = octets.u32();
        long offset = octets.i64();
        require(offset >= first && offset <= end && offset % ALIGNMENT == 0 && length <= end - offset);
        return new Buffer((int) offset, (int) length);
    }

    private static void requireApart(Map<Long, Buffer> byType) throws InvalidPacException {
        TreeMap<Integer, Buffer> byOffset = new TreeMap<>();
        for (Buffer buffer : byType.values()) {
            require(byOffset.put(buffer.offset(), buffer) == null);
        }
        int end = 0;
        for (Buffer buffer : byOffset.values()) {
            require(buffer.offset() >= end);
            end = buffer.end();
        }
    }

    private static void require(boolean condition) throws InvalidPacException {
        if (!condition) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
    }

    Optional<Octets> find(long type) {
        return where(type).map(buffer -> Octets.of(Arrays.copyOfRange(octets, buffer.offset(), buffer.end())));
    }

    Optional<Buffer> where(long type) {
        return Optional.ofNullable(byType.get(type));
    }
}
