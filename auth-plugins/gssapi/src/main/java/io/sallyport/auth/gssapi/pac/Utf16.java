package io.sallyport.auth.gssapi.pac;

/** Text of Windows: UTF-16, little-endian, no terminator. */
final class Utf16 {
    private Utf16() {}

    static String read(Octets octets, int characters) throws InvalidPacException {
        StringBuilder text = new StringBuilder(Math.min(characters, octets.remaining()));
        for (int i = 0; i < characters; i++) {
            text.append((char) octets.u16());
        }
        return text.toString();
    }
}
