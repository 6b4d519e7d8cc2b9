package io.sallyport.auth.gssapi.pac;

/**
 * An RPC_UNICODE_STRING ([MS-DTYP] 2.3.10), of which the characters stand further behind.
 *
 * @param length how many characters it has
 * @param room how many it could have
 * @param present whether any stand behind
 */
record NdrString(int length, int room, boolean present) {
    static NdrString parse(Ndr ndr) throws InvalidPacException {
        int length = ndr.octets().u16();
        int room = ndr.octets().u16();
        boolean present = ndr.pointer();
        Ndr.require(length <= room && length % Character.BYTES == 0 && room % Character.BYTES == 0);
        Ndr.require(present || length == 0);
        return new NdrString(length / Character.BYTES, room / Character.BYTES, present);
    }

    String characters(Ndr ndr) throws InvalidPacException {
        if (!present) {
            return "";
        }
        ndr.count(room);
        ndr.count(0);
        ndr.count(length);
        return Utf16.read(ndr.octets(), length);
    }
}
