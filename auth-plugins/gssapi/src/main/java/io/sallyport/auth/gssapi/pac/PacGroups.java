package io.sallyport.auth.gssapi.pac;

import com.sun.security.jgss.AuthorizationDataEntry;
import io.sallyport.core.spi.Groups;
import java.util.List;
import java.util.Optional;
import javax.security.auth.kerberos.KerberosKey;

/**
 * Takes a client's groups from its ticket's PAC, completely or not at all. The JDK gives the authorization data of the
 * ticket, into which a KDC may copy what a client asked it to; only the server signature says which PAC is the KDC's.
 */
public final class PacGroups {
    private PacGroups() {}

    /**
     * Gives the SIDs of the groups, {@link Groups#NOT_LOOKED_UP} if the ticket does not speak of groups, and unknown
     * groups if what it says cannot be believed.
     *
     * @param entries what {@code KRB5_GET_AUTHZ_DATA} gives on the acceptor's side; without one, an empty array
     * @param client what the ticket says
     * @param keys the long-term keys of the service that the ticket is for, of every version and encryption type
     */
    public static Groups of(AuthorizationDataEntry[] entries, TicketClient client, List<KerberosKey> keys) {
        try {
            return identity(entries, client, keys)
                    .map(identity -> Groups.of(identity.groups()))
                    .orElse(Groups.NOT_LOOKED_UP);
        } catch (InvalidPacException e) {
            return new Groups.Unknown(e.reason());
        }
    }

    /**
     * Gives all that the PAC says, or nothing if the ticket has none or one without logon information, as MIT's KDC
     * makes it.
     *
     * @param entries see {@link #of}
     * @param client see {@link #of}
     * @param keys see {@link #of}
     * @throws InvalidPacException if there is a PAC and anything about it is in doubt
     */
    public static Optional<PacIdentity> identity(
            AuthorizationDataEntry[] entries, TicketClient client, List<KerberosKey> keys) throws InvalidPacException {
        Optional<byte[]> pac = PacFinder.find(entries);
        return pac.isPresent() ? identity(PacBuffers.parse(pac.get()), client, keys) : Optional.empty();
    }

    /**
     * Whether a service got the ticket in the client's name, by constrained delegation ([MS-SFU]). It may be asked of a
     * PAC that nobody verified: a KDC says so, and a client would not.
     *
     * @param entries see {@link #of}
     * @throws InvalidPacException if there is a PAC, but none that can be read
     */
    public static boolean isDelegated(AuthorizationDataEntry[] entries) throws InvalidPacException {
        Optional<byte[]> pac = PacFinder.find(entries);
        return pac.isPresent()
                && PacBuffers.parse(pac.get())
                        .where(PacBuffers.S4U_DELEGATION_INFO)
                        .isPresent();
    }

    private static Optional<PacIdentity> identity(PacBuffers pac, TicketClient client, List<KerberosKey> keys)
            throws InvalidPacException {
        ServerSignature.verify(pac, keys);
        Octets clientInfo =
                pac.find(PacBuffers.CLIENT_INFO).orElseThrow(() -> new InvalidPacException(PacReasons.OTHER_CLIENT));
        PacClientInfo.parse(clientInfo).requireOf(client);
        Optional<Octets> logonInfo = pac.find(PacBuffers.LOGON_INFO);
        return logonInfo.isPresent() ? Optional.of(LogonInfo.parse(logonInfo.get())) : Optional.empty();
    }
}
