package io.sallyport.auth.gssapi.pac;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Whom the KDC gave the ticket to, and when that client had proven who it is: what the PAC must say too.
 *
 * @param name the principal's components joined by slashes, without the realm
 * @param authTime the ticket's authtime, whole seconds
 */
public record TicketClient(String name, Instant authTime) {
    private static final DateTimeFormatter KERBEROS_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    /**
     * Takes both as the JDK writes them.
     *
     * @param principal the text of the context's source name, as {@code alice@EXAMPLE.TEST}
     * @param authTime what {@code KRB5_GET_AUTHTIME} gives, as {@code 20261127111454Z}
     * @throws InvalidPacException if one has another form
     */
    public static TicketClient of(String principal, String authTime) throws InvalidPacException {
        int realm = principal.lastIndexOf('@');
        if (realm < 1) {
            throw new InvalidPacException(PacReasons.OTHER_CLIENT);
        }
        try {
            // The JDK puts a backslash before an @ of the name and before nothing else.
            return new TicketClient(principal.substring(0, realm).replace("\\@", "@"), instant(authTime));
        } catch (DateTimeException e) {
            throw new InvalidPacException(PacReasons.OTHER_LOGON);
        }
    }

    private static Instant instant(String authTime) {
        return LocalDateTime.parse(authTime, KERBEROS_TIME).toInstant(ZoneOffset.UTC);
    }
}
