package io.sallyport.auth.gssapi.config;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.core.spi.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the method {@code gssapi} is configured with.
 *
 * @param keytab the service's keys
 * @param principals which services of the keytab clients may ask for
 * @param realms whose clients are believed
 * @param names how principals become identities
 * @param groups where a client's groups come from
 * @param enctypes which encryption types are accepted
 * @param krb5Conf the Kerberos configuration
 * @param requireMutualAuthentication whether the client must ask the gateway to prove itself
 * @param channelBinding what is asked of clients that come over TLS
 * @param acceptProtectionNone whether level 0 may be answered
 * @param acceptNec whether the level may come unprotected
 * @param tokens whose implementation of the tokens is used
 * @param acceptDelegatedTickets whether services may come in a client's name
 * @param maxWaitingPerSource how many works of one address may wait
 */
public record GssapiConfig(
        @Setting(
                doc = "The keytab with the keys of the gateway's service principals, mode 0600 or 0640."
                        + " It is read again when it has changed.",
                example = "sallyport.keytab")
        Path keytab,

        @Setting(
                doc = "The service principals that clients may ask for: each a whole principal, one without its realm,"
                        + " or a service's name alone. Empty for all that the keytab has keys of.",
                defaultTo = "[]",
                example = "[rcmd, socks/gw.example.com]")
        List<String> principals,

        @Setting(
                doc = "The realms whose principals are let in. Empty for the realms of the keytab; if there are"
                        + " any, they must name the keytab's own realm too.",
                defaultTo = "[]",
                example = "[EXAMPLE.COM, PARTNER.EXAMPLE]")
        List<String> realms,

        @Setting(doc = "How a principal becomes the name that policy and logs use.", defaultTo = "{}")
        NamesConfig names,

        @Setting(
                doc = "Where groups come from: ticket, which has them as SIDs if it comes from Active Directory"
                        + " (otherwise they are unknown, and rules that ask for groups deny); look-up, the gateway's"
                        + " group-lookup; or ticket-or-look-up, where the client chooses: see Groups.",
                defaultTo = "ticket")
        GroupsFrom groups,

        @Setting(
                doc = "The encryption types that are accepted, of tickets and of session keys."
                        + " RC4, DES and 3DES are refused always.",
                defaultTo = "[aes256-cts-hmac-sha384-192, aes128-cts-hmac-sha256-128,"
                        + " aes256-cts-hmac-sha1-96, aes128-cts-hmac-sha1-96]")
        Set<Enctype> enctypes,

        @Setting(
                doc = "The Kerberos configuration (krb5.conf): its clockskew and permitted_enctypes matter. One for"
                        + " all methods of the gateway; when absent, the system's, and none is needed.",
                example = "krb5.conf")
        Optional<Path> krb5Conf,

        @Setting(
                doc = "Whether clients must ask for mutual authentication. Without it nothing but the memory"
                        + " of one gateway stops a recorded exchange from being replayed.",
                defaultTo = "true")
        boolean requireMutualAuthentication,

        @Setting(
                doc = "Whether a client's context must be bound to the TLS channel that it comes through"
                        + " (tls-exporter or tls-server-end-point): required or accepted. A binding to another channel"
                        + " is refused either way.",
                defaultTo = "accepted")
        ChannelBinding channelBinding,

        @Setting(
                doc = "Whether clients may be answered protection level 0, under which nothing is encapsulated, where"
                        + " policy accepts it. Logged as a warning.",
                defaultTo = "false")
        boolean acceptProtectionNone,

        @Setting(
                doc = "Whether clients may send the protection level unprotected, as NEC's reference implementation"
                        + " does; whoever is on the way can then change it. Not with accept-protection-none. Logged as"
                        + " a warning.",
                defaultTo = "false")
        boolean acceptNec,

        @Setting(
                doc = "Whose implementation of the tokens of RFC 4121 is used: own, or jdk, which is slower.",
                defaultTo = "own")
        TokensFrom tokens,

        @Setting(
                doc = "Whether a service that Active Directory lets act for its users (constrained delegation) may come"
                        + " with a ticket in a user's name. Policy and logs cannot tell it from the user.",
                defaultTo = "false")
        boolean acceptDelegatedTickets,

        @Setting(
                doc = "How many clients of one source address may wait for their tokens to be verified, 1 to 10000; a"
                        + " /64 of IPv6 counts as one. Raise it where many users share one address.",
                defaultTo = "32")
        int maxWaitingPerSource) {
    private static final int MOST_WAITING = 10_000;

    /** Checks what belongs together. */
    public GssapiConfig {
        principals = List.copyOf(principals);
        realms = List.copyOf(realms);
        enctypes = Set.copyOf(enctypes);
        if (enctypes.isEmpty()) {
            throw new IllegalArgumentException("enctypes: [] (expected: at least one)");
        }
        if (acceptNec && acceptProtectionNone) {
            throw new IllegalArgumentException(
                    "accept-nec: true, with accept-protection-none: true (expected: not both:"
                            + " a client that does neither protects nothing, and so proves nothing)");
        }
        if (maxWaitingPerSource < 1 || maxWaitingPerSource > MOST_WAITING) {
            throw new IllegalArgumentException(
                    "max-waiting-per-source: " + maxWaitingPerSource + " (expected: 1 to " + MOST_WAITING + ")");
        }
        for (String realm : names.rules().keySet()) {
            if (!realms.isEmpty() && !realms.contains(realm)) {
                throw new IllegalArgumentException(
                        "names.rules: " + realm + " (expected: one of realms, " + realms + ")");
            }
        }
    }
}
