package io.sallyport.auth.ldap;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.PasswordVerifier;
import io.sallyport.core.spi.auth.StepwiseTest;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The method with a service account, which can also be asked for the groups of others' identities. */
final class LookingUpLdapMethod extends LdapMethod implements GroupLookup {
    private final GroupLookup lookup;

    LookingUpLdapMethod(PasswordVerifier verifier, GroupLookup lookup, StepwiseTest test, Belongings belongings) {
        super(verifier, test, belongings);
        this.lookup = lookup;
    }

    @Override
    public CompletionStage<Set<String>> groupsOf(Identity identity) {
        return lookup.groupsOf(identity);
    }
}
