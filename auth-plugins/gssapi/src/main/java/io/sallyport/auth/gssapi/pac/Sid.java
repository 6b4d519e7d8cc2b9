package io.sallyport.auth.gssapi.pac;

/**
 * A security identifier ([MS-DTYP] 2.4.2) in its usual form.
 *
 * @param text {@code S-1-5-21-…}
 * @param parts how many sub-authorities it has
 */
record Sid(String text, int parts) {
    static final int MOST_PARTS = 15;

    private static final int REVISION = 1;

    /** Reads the packet representation, which NDR counts in advance. */
    static Sid parse(Octets octets) throws InvalidPacException {
        long counted = octets.u32();
        int revision = octets.u8();
        int parts = octets.u8();
        if (revision != REVISION || parts < 1 || parts > MOST_PARTS || parts != counted) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
        StringBuilder text = new StringBuilder("S-1-").append(authority(octets));
        for (int i = 0; i < parts; i++) {
            text.append('-').append(octets.u32());
        }
        return new Sid(text.toString(), parts);
    }

    private static long authority(Octets octets) throws InvalidPacException {
        long authority = 0;
        for (byte octet : octets.take(6)) {
            authority = (authority << Byte.SIZE) | (octet & 0xFF);
        }
        return authority;
    }

    /** An account or group of this domain. */
    String member(long relative) throws InvalidPacException {
        if (parts == MOST_PARTS) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
        return text + "-" + relative;
    }
}
