package io.sallyport.auth.gssapi.token;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import javax.security.auth.kerberos.EncryptionKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;

/** A ticket (RFC 4120 section 5.3) as a KDC would issue it, for who knows the service's key: tests need no KDC. */
record ForgedTicket(String realm, EncryptionKey serviceKey, EncryptionKey sessionKey) {
    private static final int TICKET_USAGE = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    KerberosTicket of(String client, String service) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(1, ChronoUnit.HOURS);
        return new KerberosTicket(
                ticket(client, service, now, end),
                new KerberosPrincipal(client + "@" + realm),
                new KerberosPrincipal(service + "@" + realm),
                sessionKey.getEncoded(),
                sessionKey.getKeyType(),
                new boolean[32],
                Date.from(now),
                Date.from(now),
                Date.from(end),
                null,
                null);
    }

    private byte[] ticket(String client, String service, Instant now, Instant end) {
        byte[] encrypted = encrypt(encryptedPart(client, now, end));
        return Der.application(
                1,
                Der.sequence(
                        Der.field(0, Der.integer(5)),
                        Der.field(1, Der.string(realm)),
                        Der.field(2, name(service)),
                        Der.field(
                                3,
                                Der.sequence(
                                        Der.field(0, Der.integer(serviceKey.getKeyType())),
                                        Der.field(1, Der.integer(1)),
                                        Der.field(2, Der.octets(encrypted))))));
    }

    private byte[] encryptedPart(String client, Instant now, Instant end) {
        return Der.application(
                3,
                Der.sequence(
                        Der.field(0, Der.noFlags()),
                        Der.field(
                                1,
                                Der.sequence(
                                        Der.field(0, Der.integer(sessionKey.getKeyType())),
                                        Der.field(1, Der.octets(sessionKey.getEncoded())))),
                        Der.field(2, Der.string(realm)),
                        Der.field(3, name(client)),
                        Der.field(4, Der.sequence(Der.field(0, Der.integer(0)), Der.field(1, Der.octets(new byte[0])))),
                        Der.field(5, Der.time(TIME.format(now))),
                        Der.field(7, Der.time(TIME.format(end)))));
    }

    private static byte[] name(String name) {
        byte[][] parts = Arrays.stream(name.split("/")).map(Der::string).toArray(byte[][]::new);
        return Der.sequence(Der.field(0, Der.integer(parts.length)), Der.field(1, Der.sequence(parts)));
    }

    private byte[] encrypt(byte[] plaintext) {
        EncryptionType type = EncryptionType.of(serviceKey.getKeyType());
        int length = AesCbc.BLOCK + plaintext.length;
        Workspace space = Workspace.ofThread(length);
        System.arraycopy(plaintext, 0, space.in(), Workspace.START + AesCbc.BLOCK, plaintext.length);
        try (BaseKey base = new BaseKey(type, serviceKey.getEncoded());
                Sealing sealing = DirectionKeys.sealing(base, TICKET_USAGE, true)) {
            sealing.seal(space, length);
        }
        return Arrays.copyOfRange(space.out(), Workspace.START, Workspace.START + length + type.macLength());
    }
}
