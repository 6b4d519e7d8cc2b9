package io.sallyport.auth.ldap.groups;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A security identifier of Active Directory ([MS-DTYP] 2.4.2.2), as octets.
 *
 * @param octets revision, count, authority, sub-authorities
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Sid(byte[] octets) {
    private static final int HEADER = 8;
    private static final int COUNT_AT = 1;
    private static final int SUB_AUTHORITY = 4;
    private static final int AUTHORITY_BITS = 48;

    /** Checks the length. */
    Sid {
        if (octets.length < HEADER || octets.length != HEADER + SUB_AUTHORITY * octets[COUNT_AT]) {
            throw new IllegalArgumentException("SID of " + octets.length + " octets (expected: 8 and 4 for each part)");
        }
    }

    /** Gives the SID with another last part: a group of the same domain. */
    Sid withLast(int relative) {
        byte[] other = octets.clone();
        little(other).putInt(other.length - SUB_AUTHORITY, relative);
        return new Sid(other);
    }

    private static ByteBuffer little(byte[] octets) {
        return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The usual form: {@code S-1-5-21-…}. */
    @Override
    public String toString() {
        long authority = ByteBuffer.wrap(octets).getLong() & ((1L << AUTHORITY_BITS) - 1);
        StringBuilder text = new StringBuilder("S-" + octets[0] + "-" + authority);
        for (int at = HEADER; at < octets.length; at += SUB_AUTHORITY) {
            text.append('-').append(Integer.toUnsignedString(little(octets).getInt(at)));
        }
        return text.toString();
    }
}
