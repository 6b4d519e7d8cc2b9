package io.sallyport.auth.gssapi.pac;

import java.time.Instant;

/**
 * PAC_CLIENT_INFO ([MS-PAC] 2.7): whose PAC it is.
 *
 * @param fileTime the ticket's authtime, in 100 ns since 1601
 * @param name the client's name without its realm
 */
record PacClientInfo(long fileTime, String name) {
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
    private static final long PER_SECOND = 10_000_000L;

    static PacClientInfo parse(Octets octets) throws InvalidPacException {
        long fileTime = octets.i64();
        int length = octets.u16();
        if (length != octets.remaining() || length % Character.BYTES != 0) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
        return new PacClientInfo(fileTime, Utf16.read(octets, length / Character.BYTES));
    }

    /** Refuses a PAC that was made for another client, or for another logon of the same. */
    void requireOf(TicketClient client) throws InvalidPacException {
        if (!name.equals(client.name())) {
            throw new InvalidPacException(PacReasons.OTHER_CLIENT);
        }
        if (fileTime != fileTime(client.authTime())) {
            throw new InvalidPacException(PacReasons.OTHER_LOGON);
        }
    }

    private static long fileTime(Instant time) {
        return (time.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * PER_SECOND;
    }
}
