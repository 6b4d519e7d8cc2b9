package io.sallyport.auth.gssapi.pac;

import com.sun.security.jgss.AuthorizationDataEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;

/** What the JDK's acceptor gave for a real ticket, the service's keys, and what Samba's library reads in the PAC. */
record RecordedTicket(Properties recorded) {
    static final KerberosPrincipal SERVICE = new KerberosPrincipal("rcmd/localhost@AD.EXAMPLE.TEST");

    static RecordedTicket load(String name) {
        Properties recorded = new Properties();
        try (InputStream in = RecordedTicket.class.getResourceAsStream(name + ".properties")) {
            recorded.load(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedTicket(recorded);
    }

    AuthorizationDataEntry[] entries() {
        String[] entry = recorded.getProperty("entry.0").split(":", -1);
        return new AuthorizationDataEntry[] {
            new AuthorizationDataEntry(
                    Integer.parseInt(entry[0]), Base64.getDecoder().decode(entry[1]))
        };
    }

    byte[] pac() throws InvalidPacException {
        return PacFinder.find(entries()).orElseThrow();
    }

    TicketClient client() throws InvalidPacException {
        return TicketClient.of(recorded.getProperty("client"), recorded.getProperty("auth-time"));
    }

    List<KerberosKey> keys() {
        return IntStream.range(0, 2)
                .mapToObj(i -> recorded.getProperty("key." + i))
                .filter(Objects::nonNull)
                .map(RecordedTicket::key)
                .toList();
    }

    private static KerberosKey key(String text) {
        String[] key = text.split(":", -1);
        return new KerberosKey(
                SERVICE, Base64.getDecoder().decode(key[2]), Integer.parseInt(key[0]), Integer.parseInt(key[1]));
    }

    Optional<PacIdentity> identity() throws InvalidPacException {
        return PacGroups.identity(entries(), client(), keys());
    }

    /** Reads the ticket as if this PAC were in it. */
    Optional<PacIdentity> identityWith(byte[] pac) throws InvalidPacException {
        return PacGroups.identity(AuthorizationDataOf.ifRelevant(pac), client(), keys());
    }

    PacIdentity expected() {
        return new PacIdentity(
                recorded.getProperty("account"),
                recorded.getProperty("user"),
                Set.of(recorded.getProperty("groups").split(" ", -1)));
    }
}
