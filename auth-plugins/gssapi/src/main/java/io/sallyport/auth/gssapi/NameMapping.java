package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.NameRule;
import io.sallyport.auth.gssapi.config.NamesConfig;
import io.sallyport.auth.gssapi.config.StripRealm;
import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.auth.gssapi.ticket.ClientName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which principals are let in, and what policy calls them. */
final class NameMapping {
    private static final int MOST_LENGTH = 512;

    private final NamesConfig config;
    private final List<String> realms;

    NameMapping(NamesConfig config, List<String> realms) {
        this.config = config;
        this.realms = realms;
    }

    /**
     * Maps a name.
     *
     * @param own the realms of the keytab
     */
    String map(ClientName client, Set<String> own) throws RefusedException {
        if (client.isAnonymous()) {
            throw new RefusedException(Reasons.ANONYMOUS);
        }
        if (!client.isPlain() || client.toString().length() > MOST_LENGTH) {
            throw new RefusedException(Reasons.NAME_NOT_PLAIN);
        }
        boolean trusted = realms.isEmpty() ? own.contains(client.realm()) : realms.contains(client.realm());
        if (!trusted) {
            throw new RefusedException(Reasons.REALM_NOT_TRUSTED);
        }
        String name = ruled(client, own);
        String mapped = config.lowerCase() ? lowerCase(name) : name;
        if (mapped.isEmpty() || mapped.length() > MOST_LENGTH) {
            throw new RefusedException(Reasons.NAME_NOT_MAPPED);
        }
        return mapped;
    }

    /** Beyond ASCII two names could become one, such as that with the Kelvin sign and that with k. */
    private static String lowerCase(String name) throws RefusedException {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        String lower = folded.toString();
        if (!lower.equals(lower.toLowerCase(Locale.ROOT))) {
            throw new RefusedException(Reasons.NAME_NOT_PLAIN);
        }
        return lower;
    }

    private String ruled(ClientName client, Set<String> own) throws RefusedException {
        NameRule rule = config.rules().get(client.realm());
        if (rule != null) {
            return rule.map(client.withoutRealm()).orElseThrow(() -> new RefusedException(Reasons.NAME_NOT_MAPPED));
        }
        boolean strips = config.stripRealm() == StripRealm.OWN && own.equals(Set.of(client.realm()));
        return strips ? client.withoutRealm() : client.toString();
    }
}
