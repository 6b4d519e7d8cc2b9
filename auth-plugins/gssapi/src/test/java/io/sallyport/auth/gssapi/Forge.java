package io.sallyport.auth.gssapi;

import static io.sallyport.auth.gssapi.DerWriter.application;
import static io.sallyport.auth.gssapi.DerWriter.element;
import static io.sallyport.auth.gssapi.DerWriter.field;
import static io.sallyport.auth.gssapi.DerWriter.integer;
import static io.sallyport.auth.gssapi.DerWriter.octets;
import static io.sallyport.auth.gssapi.DerWriter.principal;
import static io.sallyport.auth.gssapi.DerWriter.sequence;
import static io.sallyport.auth.gssapi.DerWriter.text;
import static io.sallyport.auth.gssapi.DerWriter.time;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.auth.gssapi.ticket.TestEncryption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;

/** Makes a service ticket as a KDC that knows the service's key would: good in every way but where a test says so. */
final class Forge {
    static final String REALM = "EXAMPLE.TEST";

    List<String> service = List.of("rcmd", "gw.example.test");
    String serviceRealm = REALM;
    /** None if negative. */
    int version = 1;
    Enctype enctype = Enctype.AES256_CTS_HMAC_SHA1_96;
    byte[] serviceKey = key(enctype, 1);
    int sessionEnctype = 18;
    List<String> client = List.of("alice");
    String realm = REALM;
    /** The first octet says how many bits are unused. */
    byte[] flags = new byte[5];

    int transitedType;
    String transited = "";
    Instant authTime = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant startTime = authTime;
    Instant endTime = authTime.plus(Duration.ofHours(1));

    /** HostAddress in DER each. */
    byte[][] addresses = {};

    /** One element in DER, or nothing. */
    byte[] authorizationData = {};

    /** Some key, always the same for the same seed. */
    static byte[] key(Enctype enctype, int seed) {
        byte[] key = new byte[enctype.keyLength()];
        new Random(seed).nextBytes(key);
        return key;
    }

    Forge enctype(Enctype enctype) {
        this.enctype = enctype;
        serviceKey = key(enctype, 1);
        sessionEnctype = enctype.number();
        return this;
    }

    /** What a client has after it asked the KDC. */
    Subject subject() {
        KerberosPrincipal who = new KerberosPrincipal(String.join("/", client) + "@" + realm);
        byte[] session =
                new byte[Enctype.of(sessionEnctype).map(Enctype::keyLength).orElse(16)];
        new Random(99).nextBytes(session);
        KerberosPrincipal to = new KerberosPrincipal(
                String.join("/", service) + "@" + serviceRealm, KerberosPrincipal.KRB_NT_SRV_INST);
        KerberosPrincipal kdc =
                new KerberosPrincipal("krbtgt/" + realm + "@" + realm, KerberosPrincipal.KRB_NT_SRV_INST);
        return new Subject(false, Set.of(who), Set.of(), Set.of(ticket(kdc, who, session), ticket(to, who, session)));
    }

    byte[] sessionKey() {
        byte[] session =
                new byte[Enctype.of(sessionEnctype).map(Enctype::keyLength).orElse(16)];
        new Random(99).nextBytes(session);
        return session;
    }

    private KerberosTicket ticket(KerberosPrincipal service, KerberosPrincipal who, byte[] session) {
        // The JDK's client looks at these times; the gateway sees only those within the ticket.
        Date until = Date.from(Instant.now().plus(Duration.ofHours(1)));
        Date since = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
        return new KerberosTicket(
                encoded(session),
                who,
                service,
                session,
                sessionEnctype,
                new boolean[32],
                since,
                since,
                until,
                null,
                null);
    }

    byte[] encoded(byte[] session) {
        byte[] part = application(
                3,
                sequence(
                        field(0, element(0x03, flags)),
                        field(1, sequence(field(0, integer(sessionEnctype)), field(1, octets(session)))),
                        field(2, text(realm)),
                        field(3, principal(1, client)),
                        field(
                                4,
                                sequence(
                                        field(0, integer(transitedType)),
                                        field(1, octets(transited.getBytes(StandardCharsets.UTF_8))))),
                        field(5, time(authTime)),
                        field(6, time(startTime)),
                        field(7, time(endTime)),
                        addresses.length == 0 ? new byte[0] : field(9, sequence(addresses)),
                        authorizationData.length == 0 ? authorizationData : field(10, sequence(authorizationData))));
        byte[] cipher = TestEncryption.seal(enctype, serviceKey, 2, part);
        return application(
                1,
                sequence(
                        field(0, integer(5)),
                        field(1, text(serviceRealm)),
                        field(2, principal(2, service)),
                        field(
                                3,
                                sequence(
                                        field(0, integer(enctype.number())),
                                        version < 0 ? new byte[0] : field(1, integer(version)),
                                        field(2, octets(cipher))))));
    }
}
