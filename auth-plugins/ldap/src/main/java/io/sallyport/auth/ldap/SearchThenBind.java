package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordCredentials;
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
    public Proof prove(PasswordCredentials credentials) throws LoginRefusedException, DirectoryException {
        FoundUser found = find(credentials);
        Optional<ReasonCode> refusal = parts.directory()
                .asUser(line -> UserBind.refusal(line, found.entry().getDN(), credentials));
        if (refusal.isPresent()) {
            throw new LoginRefusedException(refusal.get());
        }
        return new Proof(found.name(), parts.groupsOf(found));
    }

    private FoundUser find(PasswordCredentials credentials) throws LoginRefusedException, DirectoryException {
        try {
            return Outcome.get(parts.directory().asService(line -> find(credentials.username(), line)));
        } catch (LoginRefusedException e) {
            bindAsNobody(credentials);
            throw e;
        }
    }

    private Outcome<FoundUser> find(String user, Line line) throws LDAPException, DirectoryException {
        return Outcome.of(() ->
                parts.entries().find(parts.filter(), user, parts.searchers().asService(line)));
    }

    /** As many questions for a name that is not there as for one that is, so that the time tells less. */
    private void bindAsNobody(PasswordCredentials credentials) throws DirectoryException {
        String nobody = new RDN("cn", UUID.randomUUID().toString()) + "," + base;
        parts.directory().asUser(line -> UserBind.refusal(line, nobody, credentials));
    }
}
