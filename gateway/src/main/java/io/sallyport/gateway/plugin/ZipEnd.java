package io.sallyport.gateway.plugin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the end of a zip file's directory. */
final class ZipEnd {
    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int COUNT_AT = 10;
    private static final int COMMENT_LENGTH_AT = 20;

    private ZipEnd() {}

    /** How many entries the file says it has; -1 if it has no such end. */
    static int entryCount(byte[] octets) {
        ByteBuffer zip = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        int last = octets.length - LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == SIGNATURE && unsigned(zip, at + COMMENT_LENGTH_AT) == last - at) {
                return unsigned(zip, at + COUNT_AT);
            }
        }
        return -1;
    }

    private static int unsigned(ByteBuffer zip, int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }
}
