package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import java.util.Optional;
import java.util.UUID;

/** Finds the user's entry as the service account, then binds as that entry. */
final class SearchThenBind implements Login {
    private final LoginParts parts;
    private final String base;

    SearchThenBind(LoginParts parts, String base) {
        this.parts = parts;
        this.base = base;
    }

    @Override
    public Proof prove(String user, byte[] password) throws LoginRefusedException, DirectoryException {
        FoundUser found = find(user, password);
        Optional<ReasonCode> refusal = parts.directory()
                .asUser(connection -> UserBind.refusal(connection, found.entry().getDN(), password));
        if (refusal.isPresent()) {
            throw new LoginRefusedException(refusal.get());
        }
        return new Proof(found.name(), groups(found));
    }

    private FoundUser find(String user, byte[] password) throws LoginRefusedException, DirectoryException {
        try {
            return Outcome.get(parts.directory().asService(connection -> find(user, connection)));
        } catch (LoginRefusedException e) {
            bindAsNobody(password);
            throw e;
        }
    }

    private Outcome<FoundUser> find(String user, LDAPConnection connection) throws LDAPException {
        return Outcome.of(() ->
                parts.entries().find(parts.filter(), user, parts.searchers().asService(connection)));
    }

    /** As many questions for a name that is not there as for one that is, so that the time tells less. */
    private void bindAsNobody(byte[] password) throws DirectoryException {
        String nobody = new RDN("cn", UUID.randomUUID().toString()) + "," + base;
        parts.directory().asUser(connection -> UserBind.refusal(connection, nobody, password));
    }

    private Groups groups(FoundUser found) {
        try {
            return parts.directory()
                    .asService(connection ->
                            parts.groupsOf(found, parts.searchers().asService(connection)));
        } catch (DirectoryException e) {
            return new Groups.Unknown(e.reason());
        }
    }
}
