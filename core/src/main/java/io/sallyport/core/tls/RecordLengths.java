package io.sallyport.core.tls;

import io.netty.buffer.ByteBuf;

/** Tells where records end in what comes in, RFC 8446 section 5.1, and looks at nothing else. */
final class RecordLengths {
    private static final int HEADER = 5;
    private static final int LENGTH_AT = 3;

    private int ofHeader;
    private int left;

    /** How many of the next octets are the rest of one record and so many more at most; they are not asked about again. */
    int next(ByteBuf octets, int most) {
        int index = octets.readerIndex();
        for (int ended = 0; ended < most && index < octets.writerIndex(); ) {
            if (ofHeader < HEADER) {
                header(octets.getUnsignedByte(index++));
            } else {
                int body = Math.min(left, octets.writerIndex() - index);
                left -= body;
                index += body;
            }
            if (ofHeader == HEADER && left == 0) {
                ofHeader = 0;
                ended++;
            }
        }
        return index - octets.readerIndex();
    }

    private void header(int octet) {
        if (ofHeader >= LENGTH_AT) {
            left = left << Byte.SIZE | octet;
        }
        ofHeader++;
    }
}
