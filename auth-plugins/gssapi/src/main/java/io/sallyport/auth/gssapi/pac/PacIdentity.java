package io.sallyport.auth.gssapi.pac;

import java.util.Set;

/**
 * What a verified PAC says of the client.
 *
 * @param account the account's name as the domain spells it, whatever spelling the client asked its ticket for
 * @param user the account's SID
 * @param groups the SIDs of all groups that it is in, nested ones and the primary one too
 */
public record PacIdentity(String account, String user, Set<String> groups) {
    /** Copies the set. */
    public PacIdentity {
        groups = Set.copyOf(groups);
    }
}
