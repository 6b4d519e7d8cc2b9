package io.sallyport.auth.gssapi.config;

import io.sallyport.core.spi.config.Setting;
import java.util.Map;

/**
 * How a principal's name becomes the identity's.
 *
 * @param from what it is taken from
 * @param stripRealm which realms are left out of names
 * @param lowerCase whether names become lower case
 * @param rules what is special to a realm
 */
public record NamesConfig(
        @Setting(
                doc = "What the name is taken from: the principal of the ticket, or the account that the ticket's PAC"
                        + " names, as the domain spells it. Use account with Active Directory, where one account"
                        + " answers to several principals; a ticket without a PAC is then refused.",
                defaultTo = "principal")
        NameFrom from,

        @Setting(
                doc = "When the realm is left out of the identity's name: for the gateway's own realm,"
                        + " or never. The names of other realms always keep theirs, for two realms may know"
                        + " two people by one name.",
                defaultTo = "own")
        StripRealm stripRealm,

        @Setting(
                doc = "Whether the identity's name is in lower case, its realm too: for Active Directory, which takes"
                        + " a name in any case. A name with upper case beyond A to Z is then refused.",
                defaultTo = "false")
        boolean lowerCase,

        @Setting(
                doc = "What the names of a realm must match and what they become, by realm. A rule's result is the"
                        + " identity's name as it is, without the realm.",
                defaultTo = "{}",
                example = "{PARTNER.EXAMPLE: {pattern: '([a-z]+)', replacement: 'partner-$1'}}")
        Map<String, NameRule> rules) {
    /** Copies the rules. */
    public NamesConfig {
        rules = Map.copyOf(rules);
    }
}
