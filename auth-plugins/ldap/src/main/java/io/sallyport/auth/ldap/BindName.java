package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the name that a user binds under of the name that the client sent. */
sealed interface BindName {
    /** Gives it; empty for a name that cannot stand there. */
    Optional<String> of(String user);

    /** Whether it is the name of an entry that has the user's name, as it was sent, in an attribute of its RDN. */
    boolean isNamedBy(String attribute);

    /**
     * Reads a template.
     *
     * @throws ConfigurationException if it is none
     */
    static BindName parse(String template) throws ConfigurationException {
        String expected = "a DN such as uid={user},dc=example,dc=com, or {user}@REALM, or DOMAIN\\{user}";
        if (!template.contains(FilterTemplate.USER)) {
            throw new ConfigurationException("users.bind-as: " + template, expected);
        }
        if (template.matches("\\{user\\}@[A-Za-z0-9.-]+") || template.matches("[A-Za-z0-9.-]+\\\\\\{user\\}")) {
            return new AccountName(template);
        }
        try {
            return new DnTemplate(new DN(template));
        } catch (LDAPException e) {
            throw new ConfigurationException("users.bind-as: " + template, expected);
        }
    }

    /**
     * The name of an entry, built of its parts, so that no name can add one.
     *
     * @param template the DN with a place for the name in a value
     */
    record DnTemplate(DN template) implements BindName {
        @Override
        public Optional<String> of(String user) {
            RDN[] parts = Arrays.stream(template.getRDNs())
                    .map(part -> fill(part, user))
                    .toArray(RDN[]::new);
            return Optional.of(new DN(parts).toString());
        }

        @Override
        public boolean isNamedBy(String attribute) {
            RDN first = template.getRDN();
            return first != null && first.hasAttribute(attribute);
        }

        private static RDN fill(RDN part, String user) {
            String[] values = Arrays.stream(part.getAttributeValues())
                    .map(value -> value.replace(FilterTemplate.USER, user))
                    .toArray(String[]::new);
            return new RDN(part.getAttributeNames(), values);
        }
    }

    /**
     * A name of Active Directory; it has no way to escape, so only what an account can be called may stand in it.
     *
     * @param template the name with a place for the account's
     */
    record AccountName(String template) implements BindName {
        private static final Pattern ACCOUNT = Pattern.compile("[^\"/\\\\\\[\\]:;|=,+*?<>@\\p{Cntrl}\\s]{1,64}");

        @Override
        public Optional<String> of(String user) {
            return ACCOUNT.matcher(user).matches()
                    ? Optional.of(template.replace(FilterTemplate.USER, user))
                    : Optional.empty();
        }

        @Override
        public boolean isNamedBy(String attribute) {
            return false;
        }
    }
}
