package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.search.Searcher;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordCredentials;
import java.util.Optional;

/** Binds under a name made of the user's, then reads that user's entry as that user. */
final class DirectBind implements Login {
    private final LoginParts parts;
    private final BindName name;

    DirectBind(LoginParts parts, BindName name) {
        this.parts = parts;
        this.name = name;
    }

    @Override
    public Proof prove(PasswordCredentials credentials) throws LoginRefusedException, DirectoryException {
        Optional<String> bindName = name.of(credentials.username());
        if (bindName.isEmpty()) {
            throw new LoginRefusedException(Reasons.USERNAME_NOT_PERMITTED);
        }
        return Outcome.get(parts.directory()
                .asUser(line -> Outcome.of(() -> prove(line, bindName.get(), credentials))));
    }

    private Proof prove(Line line, String bindName, PasswordCredentials credentials)
            throws LDAPException, LoginRefusedException, DirectoryException {
        bind(line, bindName, credentials);
        Searcher searcher = parts.searchers().asUser(line);
        FoundUser found = readEntry(bindName, credentials.username(), searcher);
        if (name instanceof BindName.AccountName) {
            // The filter may mean another account than the name did: the identity is the one that this password opens.
            bind(line, found.entry().getDN(), credentials);
        }
        return new Proof(found.name(), parts.groupsOf(found, searcher));
    }

    private static void bind(Line line, String bindName, PasswordCredentials credentials)
            throws LDAPException, LoginRefusedException {
        Optional<ReasonCode> refusal = UserBind.refusal(line, bindName, credentials);
        if (refusal.isPresent()) {
            throw new LoginRefusedException(refusal.get());
        }
    }

    /** The password was right, so whatever is wrong now is not the user's name. */
    private FoundUser readEntry(String bindName, String user, Searcher searcher)
            throws LDAPException, LoginRefusedException, DirectoryException {
        try {
            return name instanceof BindName.DnTemplate
                    ? parts.entries().read(bindName, searcher)
                    : parts.entries().find(parts.filter(), user, searcher);
        } catch (LoginRefusedException e) {
            throw e.reason().equals(Reasons.UNKNOWN_USER) ? new LoginRefusedException(Reasons.ENTRY_UNREADABLE) : e;
        }
    }
}
